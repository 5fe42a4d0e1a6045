// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Events;

/// <summary>Events that are handed over together, which costs one lock for all of them.</summary>
internal sealed class EventBatch
{
    /// <summary>Events of one batch at most.</summary>
    public const int Capacity = 512;

    private readonly PendingEvent?[] _events = new PendingEvent?[Capacity];

    /// <summary>How many there are.</summary>
    public int Count { get; set; }

    /// <summary>Whether no event fits in any more.</summary>
    public bool IsFull => Count == Capacity;

    /// <summary>The place of the next event, which is taken by counting it.</summary>
    public PendingEvent Next => _events[Count] ??= new PendingEvent();

    /// <summary>An event.</summary>
    public PendingEvent this[int index] => _events[index]!;
}
