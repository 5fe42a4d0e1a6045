// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Nfct;

/// <summary>What a command is about.</summary>
internal enum NfctSubsystem
{
    /// <summary>Timeout policies.</summary>
    Timeout,

    /// <summary>Userspace helpers.</summary>
    Helper,

    /// <summary>The program itself.</summary>
    Version,
}
