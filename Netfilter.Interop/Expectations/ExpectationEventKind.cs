// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Expectations;

/// <summary>What happened to an expectation, or to the stream of events.</summary>
public enum ExpectationEventKind
{
    /// <summary>It was created.</summary>
    New,

    /// <summary>It ended: a flow met it, its time was up, or it was deleted.</summary>
    Destroy,

    /// <summary>Events were lost: an unknown number. Dump and compare.</summary>
    Overrun,
}
