// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack;

/// <summary>The programs whose place this one takes.</summary>
internal enum PersonalityKind
{
    /// <summary>conntrack(8).</summary>
    Conntrack,

    /// <summary>conntrack.py of pynetfilter_conntrack.</summary>
    ConntrackPy,

    /// <summary>nfct(8).</summary>
    Nfct,
}
