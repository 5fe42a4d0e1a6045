// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>What a client's id stands for.</summary>
/// <param name="Key">What names the connection to the kernel.</param>
/// <param name="Record">What it was when it was read.</param>
internal readonly record struct FoundConnection(ConntrackKey Key, ConntrackRecord Record);
