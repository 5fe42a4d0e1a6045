// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Net;
using System.Text;
using Contract;
using Contract.Records;
using Pyctl.Output;

namespace Pyctl.Connections;

/// <summary>Writes connections as <c>conntrack -L</c> prints them, so that scripts go on working.</summary>
/// <remarks>
/// What a row does not have is not there: the keys of GRE, the states of SCTP and DCCP, zones of one direction, the
/// security context.
/// </remarks>
/// <param name="output">Where the lines go.</param>
/// <param name="time">The clock that ages are told by.</param>
internal sealed class ConnectionLine(OutputText output, TimeProvider time) : IRowWriter<Hosted<ConnectionRow>>
{
    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public void Write(Hosted<ConnectionRow> row)
    {
        _line.Clear();
        AddProtocol(row.Value);
        AddOriginal(row.Value);
        AddReply(row.Value);
        AddRest(row.Value);
        output.WriteLine(_line.ToString().TrimEnd(' '));
    }

    /// <inheritdoc/>
    public void End()
    {
    }

    private void AddProtocol(ConnectionRow row)
    {
        byte protocol = row.Protocol ?? 0;
        string name = ConntrackNames.ProtocolOf(protocol);
        _line.Append(name.PadRight(8)).Append(' ').Append(protocol).Append(' ');
        AddNumber("", row.GetNumber(RowField.Timeout));
        if (row.GetText(RowField.TcpState) is { } state)
        {
            _line.Append(state).Append(' ');
        }
    }

    private void AddOriginal(ConnectionRow row)
    {
        AddAddresses(row.OriginalSource, row.OriginalDestination);
        AddNumber("sport=", row.GetNumber(RowField.OriginalPortSource));
        AddNumber("dport=", row.GetNumber(RowField.OriginalPortDestination));
        AddNumber("type=", row.GetNumber(RowField.IcmpType));
        AddNumber("code=", row.GetNumber(RowField.IcmpCode));
        AddNumber("id=", row.GetNumber(RowField.IcmpId));
        AddNumber("packets=", row.GetNumber(RowField.OriginalPackets));
        AddNumber("bytes=", row.GetNumber(RowField.OriginalBytes));
        if (RowText.IsUnreplied(row))
        {
            _line.Append("[UNREPLIED] ");
        }
    }

    private void AddReply(ConnectionRow row)
    {
        if (row.ReplySource is { } source)
        {
            AddAddresses(source, row.ReplyDestination);
            AddNumber("sport=", row.GetNumber(RowField.ReplyPortSource));
            AddNumber("dport=", row.GetNumber(RowField.ReplyPortDestination));
            AddNumber("type=", row.GetNumber(RowField.ReplyIcmpType));
            AddNumber("code=", row.GetNumber(RowField.ReplyIcmpCode));
            AddNumber("id=", row.GetNumber(RowField.ReplyIcmpId));
        }

        AddNumber("packets=", row.GetNumber(RowField.ReplyPackets));
        AddNumber("bytes=", row.GetNumber(RowField.ReplyBytes));
    }

    private void AddRest(ConnectionRow row)
    {
        if (ConntrackNames.StatusOf(row.GetNumber(RowField.Status) ?? 0) is { } status)
        {
            _line.Append('[').Append(status).Append("] ");
        }

        AddNumber("mark=", row.GetNumber(RowField.Mark));
        AddNumber("zone=", ConntrackNames.ZoneOf(row));
        if (row.GetNumber(RowField.StartTime) is { } start)
        {
            AddNumber("delta-time=", Math.Max(0, time.GetUtcNow().ToUnixTimeSeconds() - start));
        }

        if (row.GetText(RowField.Helper) is { } helper)
        {
            _line.Append("helper=").Append(TextWidth.Printable(helper)).Append(' ');
        }

        AddNumber("use=", row.GetNumber(RowField.Use));
    }

    private void AddAddresses(IPAddress? source, IPAddress? destination) =>
        _line.Append("src=").Append(source).Append(" dst=").Append(destination).Append(' ');

    private void AddNumber(string name, long? value)
    {
        if (value is { } number)
        {
            _line.Append(name).Append(CultureInfo.InvariantCulture, $"{number} ");
        }
    }
}
