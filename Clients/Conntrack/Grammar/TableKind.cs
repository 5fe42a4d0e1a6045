// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Grammar;

/// <summary>Which of the kernel's lists a command is about.</summary>
internal enum TableKind
{
    /// <summary>The tracked flows.</summary>
    Conntrack,

    /// <summary>The expectations of helpers.</summary>
    Expect,

    /// <summary>Flows that are being removed.</summary>
    Dying,

    /// <summary>Flows whose first packet is under way; always empty since kernel 5.19.</summary>
    Unconfirmed,
}
