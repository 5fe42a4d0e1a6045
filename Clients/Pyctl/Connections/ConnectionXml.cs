// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Net;
using System.Text;
using Contract;
using Contract.Records;
using Pyctl.Output;

namespace Pyctl.Connections;

/// <summary>Writes connections as <c>conntrack -L -o xml</c> does.</summary>
internal sealed class ConnectionXml : IRowWriter<Hosted<ConnectionRow>>
{
    private const long Assured = 1 << 2;
    private const long Offload = 1 << 14;
    private const long HardwareOffload = 1 << 15;

    private readonly OutputText _output;
    private readonly TimeProvider _time;
    private readonly StringBuilder _xml = new();

    /// <summary>Makes a writer, and writes the beginning of the document.</summary>
    /// <param name="output">Where the document goes.</param>
    /// <param name="time">The clock that ages are told by.</param>
    public ConnectionXml(OutputText output, TimeProvider time)
    {
        _output = output;
        _time = time;
        output.WriteLine(XmlRowWriter<string>.Declaration);
        output.WriteLine("<conntrack>");
    }

    /// <inheritdoc/>
    public void Write(Hosted<ConnectionRow> row)
    {
        _xml.Clear().Append("<flow>");
        AddDirection(row.Value, isReply: false);
        if (row.Value.ReplySource is not null)
        {
            AddDirection(row.Value, isReply: true);
        }

        AddIndependent(row.Value);
        if (row.Value.GetText(RowField.Helper) is { } helper)
        {
            _xml.Append("<helper>").Append(XmlRowWriter<string>.Escape(helper)).Append("</helper>");
        }

        _output.WriteLine(_xml.Append("</flow>").ToString());
    }

    /// <inheritdoc/>
    public void End() => _output.WriteLine("</conntrack>");

    private void AddDirection(ConnectionRow row, bool isReply)
    {
        IPAddress? source = isReply ? row.ReplySource : row.OriginalSource;
        long? family = row.GetNumber(isReply ? RowField.ReplyL3Protocol : RowField.OriginalL3Protocol);
        _xml.Append("<meta direction=\"").Append(isReply ? "reply" : "original").Append("\"><layer3 protonum=\"")
            .Append(family).Append("\" protoname=\"").Append(family == 2 ? "ipv4" : "ipv6").Append("\"><src>")
            .Append(source).Append("</src><dst>").Append(isReply ? row.ReplyDestination : row.OriginalDestination)
            .Append("</dst></layer3><layer4 protonum=\"").Append(row.Protocol).Append("\" protoname=\"")
            .Append(ConntrackNames.ProtocolOf(row.Protocol ?? 0)).Append("\">");
        Add("sport", row.GetNumber(isReply ? RowField.ReplyPortSource : RowField.OriginalPortSource));
        Add("dport", row.GetNumber(isReply ? RowField.ReplyPortDestination : RowField.OriginalPortDestination));
        Add("type", row.GetNumber(isReply ? RowField.ReplyIcmpType : RowField.IcmpType));
        Add("code", row.GetNumber(isReply ? RowField.ReplyIcmpCode : RowField.IcmpCode));
        Add("id", row.GetNumber(isReply ? RowField.ReplyIcmpId : RowField.IcmpId));
        _xml.Append("</layer4>");
        if (row.GetNumber(isReply ? RowField.ReplyPackets : RowField.OriginalPackets) is { } packets)
        {
            _xml.Append("<counters>");
            Add("packets", packets);
            Add("bytes", row.GetNumber(isReply ? RowField.ReplyBytes : RowField.OriginalBytes));
            _xml.Append("</counters>");
        }

        _xml.Append("</meta>");
    }

    private void AddIndependent(ConnectionRow row)
    {
        _xml.Append("<meta direction=\"independent\">");
        if (row.GetText(RowField.TcpState) is { } state)
        {
            _xml.Append("<state>").Append(state).Append("</state>");
        }

        Add("timeout", row.GetNumber(RowField.Timeout));
        Add("mark", row.GetNumber(RowField.Mark));
        Add("zone", ConntrackNames.ZoneOf(row));
        Add("use", row.GetNumber(RowField.Use));
        Add("id", row.GetNumber(RowField.KernelId));
        AddStatus(row);
        if (row.GetNumber(RowField.StartTime) is { } start)
        {
            Add("deltatime", Math.Max(0, _time.GetUtcNow().ToUnixTimeSeconds() - start));
        }

        _xml.Append("</meta>");
    }

    private void AddStatus(ConnectionRow row)
    {
        long status = row.GetNumber(RowField.Status) ?? 0;
        _xml.Append((status & Assured) != 0 ? "<assured/>" : "")
            .Append(RowText.IsUnreplied(row) ? "<unreplied/>" : "")
            .Append((status & Offload) != 0 ? "<offload/>" : "")
            .Append((status & HardwareOffload) != 0 ? "<hw-offload/>" : "");
    }

    private void Add(string name, long? value)
    {
        if (value is { } number)
        {
            _xml.Append(CultureInfo.InvariantCulture, $"<{name}>{number}</{name}>");
        }
    }
}
