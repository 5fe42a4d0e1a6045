// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Grammar;

/// <summary>The words of <c>-o</c>; <c>userspace</c> has no effect.</summary>
[Flags]
internal enum OutputWords
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>xml</c>.</summary>
    Xml = 1 << 0,

    /// <summary><c>extended</c>: the layer 3 protocol too.</summary>
    Extended = 1 << 1,

    /// <summary><c>timestamp</c>: when the event was received.</summary>
    Timestamp = 1 << 2,

    /// <summary><c>id</c>: the kernel's identifier.</summary>
    Id = 1 << 3,

    /// <summary><c>ktimestamp</c>: when the flow began and ended.</summary>
    KernelTimestamp = 1 << 4,

    /// <summary><c>labels</c>.</summary>
    Labels = 1 << 5,

    /// <summary><c>save</c>: lines for <c>-R</c>.</summary>
    Save = 1 << 6,

    /// <summary><c>json</c>, of our own.</summary>
    Json = 1 << 7,

    /// <summary><c>jsonl</c>, of our own.</summary>
    JsonLines = 1 << 8,

    /// <summary><c>csv</c>, of our own.</summary>
    Csv = 1 << 9,

    /// <summary><c>full</c>, of our own: with <c>save</c>, comments about what options cannot say.</summary>
    Full = 1 << 10,
}
