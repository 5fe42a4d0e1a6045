// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary>What an update changes of a flow.</summary>
internal sealed class ConntrackUpdateBuilder(Request request)
{
    /// <summary>The change, or null if the flow is as it should be.</summary>
    /// <param name="record">The flow.</param>
    /// <param name="extras">Its rare attributes, or null.</param>
    public ConntrackUpdate? ChangeOf(in ConntrackRecord record, ConntrackExtras? extras)
    {
        ConntrackUpdate change = new()
        {
            Mark = NewMark(record),
            TimeoutSeconds = request.Timeout is { } timeout && timeout != record.TimeoutSeconds ? timeout : null,
            AddStatus = request.Status.Set & ~record.Status,
        };
        if (request.State is { } state && state != record.ProtocolState)
        {
            change = change with { ProtocolState = state, Tcp = TcpOf(record) };
        }

        if (NewLabels(extras) is { } labels)
        {
            change = change with { Labels = labels, LabelsMask = Filled(labels.Length) };
        }

        return change == new ConntrackUpdate() ? null : change;
    }

    private TcpDetails? TcpOf(in ConntrackRecord record) =>
        record.Protocol == IpProtocol.Tcp ? FlowTemplate.TcpFlags(request.State) : null;

    private uint? NewMark(in ConntrackRecord record)
    {
        if (request.Mark is not { } mark)
        {
            return null;
        }

        uint value = (record.Mark & ~mark.Mask) ^ mark.Value;
        return value == record.Mark ? null : value;
    }

    /// <summary>The labels as they are to be; null for no change. Named labels count as a change even if they are so already.</summary>
    private byte[]? NewLabels(ConntrackExtras? extras)
    {
        bool adds = request.AddedLabels.Count > 0;
        if (!adds && !request.Has(OptionId.LabelDelete))
        {
            return null;
        }

        ReadOnlySpan<byte> present = extras?.Labels;
        if (!adds && !present.ContainsAnyExcept((byte)0))
        {
            return null;
        }

        byte[] labels = FlowTemplate.BitsOf([]);
        present.CopyTo(labels);
        byte[] given = FlowTemplate.BitsOf(adds ? request.AddedLabels : request.DeletedLabels);
        for (int i = 0; i < labels.Length; i++)
        {
            bool deletesAll = !adds && request.DeletedLabels.Count == 0;
            labels[i] = adds ? (byte)(labels[i] | given[i]) : (byte)(deletesAll ? 0 : labels[i] & ~given[i]);
        }

        return labels;
    }

    private static byte[] Filled(int length)
    {
        byte[] mask = new byte[length];
        mask.AsSpan().Fill(byte.MaxValue);
        return mask;
    }
}
