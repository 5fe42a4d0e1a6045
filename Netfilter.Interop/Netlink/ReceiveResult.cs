// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Netlink;

/// <summary>One receive.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Length">Bytes received, or needed when truncated.</param>
/// <param name="SenderPortId">Who sent: 0 is the kernel.</param>
/// <param name="Errno">The error number of <see cref="ReceiveStatus.Failed"/>.</param>
internal readonly record struct ReceiveResult(
    ReceiveStatus Status, int Length = 0, uint SenderPortId = 0, int Errno = 0);
