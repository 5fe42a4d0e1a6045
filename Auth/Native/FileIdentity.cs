// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Native;

/// <summary>Which file it is, in which state, whose, and for whom. Equal as long as no one wrote or replaced it.</summary>
internal readonly record struct FileIdentity(
    ulong Device,
    ulong Inode,
    ulong Size,
    long ModifiedSeconds,
    uint ModifiedNanoseconds,
    uint Mode,
    uint Owner,
    uint Group);
