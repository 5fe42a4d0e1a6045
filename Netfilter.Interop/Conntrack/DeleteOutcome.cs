// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>The outcome of one deletion, a value because all three are expected.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Errno">The kernel's error number when it refused, else 0.</param>
public readonly record struct DeleteOutcome(DeleteOutcomeKind Kind, int Errno = 0)
{
    /// <summary>The flow was deleted.</summary>
    public static DeleteOutcome Killed => new(DeleteOutcomeKind.Killed);

    /// <summary>The flow was not there any more.</summary>
    public static DeleteOutcome Gone => new(DeleteOutcomeKind.Gone);

    /// <summary>The kernel refused.</summary>
    /// <param name="errno">Its error number.</param>
    public static DeleteOutcome Denied(int errno) => new(DeleteOutcomeKind.Denied, errno);
}
