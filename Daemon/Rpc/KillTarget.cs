// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Rpc;

/// <summary>A connection to delete.</summary>
/// <param name="Id">The client's id of it.</param>
/// <param name="Key">What names it to the kernel, its own id included, so that no successor is hit.</param>
/// <param name="Record">What it was when it was found, for the audit log.</param>
internal readonly record struct KillTarget(int Id, ConntrackKey Key, ConntrackRecord Record);
