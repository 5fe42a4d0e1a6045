// SPDX-License-Identifier: GPL-2.0-or-later
using Client;

namespace Pyctl.Hosts;

/// <summary>A daemon that a command goes to. Immutable.</summary>
/// <param name="Name">The name by which the user knows it.</param>
/// <param name="Options">How to reach it, and as whom.</param>
internal sealed record Target(string Name, RpcClientOptions Options);
