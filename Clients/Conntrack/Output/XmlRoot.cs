// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Output;

/// <summary>When the XML declaration and the root element are written.</summary>
internal enum XmlRoot
{
    /// <summary>Always, even around nothing.</summary>
    Always,

    /// <summary>With the first entry; nothing at all without one (the anchor's -L and -E).</summary>
    WithFirstEntry,

    /// <summary>With the first entry, and never closed (the anchor's -G).</summary>
    NeverClosed,

    /// <summary>Never: bare entries (the anchor's -U and -D).</summary>
    None,
}
