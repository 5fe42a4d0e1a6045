// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Events;

/// <summary>
/// The flows as the printed events leave them, so that a dump after a loss can tell what was not printed. One thread.
/// </summary>
internal sealed class FlowMirror
{
    /// <summary>The bits that change without an event of their own, or never.</summary>
    private const ConntrackStatus Ignored = ConntrackStatus.Confirmed | ConntrackStatus.Dying;

    private readonly Dictionary<FlowKey, Known> _flows = [];
    private uint _generation;

    /// <summary>How many flows are known.</summary>
    public int Count => _flows.Count;

    /// <summary>Takes an event over.</summary>
    /// <returns>Whether it tells anything that was not known.</returns>
    public bool Apply(ConntrackEventKind kind, in ConntrackRecord record, ConntrackExtras? extras)
    {
        FlowKey key = FlowKey.Of(record, extras);
        if (kind == ConntrackEventKind.Destroy)
        {
            return Forget(key, record);
        }

        ref Known known = ref CollectionsMarshal.GetValueRefOrAddDefault(_flows, key, out bool exists);
        bool isNews = !exists || known.Differs(record);

        // An update has the state of TCP only if it changed.
        if (exists && !record.Has(ConntrackFields.ProtocolState))
        {
            byte state = known.Record.ProtocolState;
            ConntrackFields stateField = known.Record.Fields & ConntrackFields.ProtocolState;
            known.Record = record;
            known.Record.ProtocolState = state;
            known.Record.Fields |= stateField;
        }
        else
        {
            known.Record = record;
        }

        known.Generation = _generation;
        return isNews;
    }

    /// <summary>Forgets a flow that is not selected any more.</summary>
    public void Drop(in ConntrackRecord record, ConntrackExtras? extras) => _flows.Remove(FlowKey.Of(record, extras));

    /// <summary>A dump begins: whatever it does not confirm has ended.</summary>
    public void BeginDump() => _generation++;

    /// <summary>Takes a flow of the dump over.</summary>
    /// <returns>What happened to it unseen; null if nothing.</returns>
    public ConntrackEventKind? Confirm(in ConntrackRecord record, ConntrackExtras? extras)
    {
        FlowKey key = FlowKey.Of(record, extras);
        ref Known known = ref CollectionsMarshal.GetValueRefOrAddDefault(_flows, key, out bool exists);
        ConntrackEventKind? happened = null;
        if (!exists || known.Record.Id != record.Id)
        {
            happened = ConntrackEventKind.New;
        }
        else if (known.Differs(record))
        {
            happened = ConntrackEventKind.Update;
        }

        known.Record = record;
        known.Generation = _generation;
        return happened;
    }

    /// <summary>Forgets the flows that the dump has not confirmed.</summary>
    /// <returns>Those flows.</returns>
    public List<ConntrackRecord> EndDump()
    {
        var ended = new List<ConntrackRecord>();
        foreach ((FlowKey key, Known known) in _flows)
        {
            if (known.Generation != _generation)
            {
                ended.Add(known.Record);
                _flows.Remove(key);
            }
        }

        return ended;
    }

    /// <summary>Forgets a flow, unless a successor under the same tuple has taken its place.</summary>
    private bool Forget(in FlowKey key, in ConntrackRecord record)
    {
        if (!_flows.TryGetValue(key, out Known known) || known.Record.Id != record.Id)
        {
            return false;
        }

        return _flows.Remove(key);
    }

    private struct Known
    {
        public ConntrackRecord Record;
        public uint Generation;

        /// <summary>Whether a flow is in another state; timeouts and counters change all the time.</summary>
        public readonly bool Differs(in ConntrackRecord other) =>
            Record.Id != other.Id
            || ((Record.Status ^ other.Status) & ~Ignored) != 0
            || Record.Mark != other.Mark
            || (other.Has(ConntrackFields.ProtocolState) && Record.ProtocolState != other.ProtocolState);
    }
}
