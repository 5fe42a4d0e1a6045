// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Native;

namespace Netfilter.Interop.Conntrack;

/// <summary>The outcome of one creation or change of a batch, a value because a failure does not end the batch.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Errno">The kernel's error number, as in 17 for EEXIST; 0 for success.</param>
public readonly record struct ChangeOutcome(ChangeOutcomeKind Kind, int Errno = 0)
{
    /// <summary>The flow was created or changed.</summary>
    public static ChangeOutcome Done => new(ChangeOutcomeKind.Done);

    /// <summary>The outcome that an error number stands for.</summary>
    /// <param name="errno">The kernel's error number.</param>
    internal static ChangeOutcome Of(int errno) => (Errno)errno switch
    {
        Native.Errno.None => Done,
        Native.Errno.EEXIST => new(ChangeOutcomeKind.Exists, errno),
        Native.Errno.ENOENT => new(ChangeOutcomeKind.NotFound, errno),
        _ => new(ChangeOutcomeKind.Refused, errno),
    };
}
