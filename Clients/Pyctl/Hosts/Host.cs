// SPDX-License-Identifier: GPL-2.0-or-later
using Client;

namespace Pyctl.Hosts;

/// <summary>A daemon while a command talks to it.</summary>
/// <param name="Name">The name by which the user knows it.</param>
/// <param name="Client">Its procedures.</param>
internal sealed record Host(string Name, RpcClient Client);
