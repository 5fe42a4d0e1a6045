// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>A condition on a record alone; a struct, so that the loop around it is compiled for it alone.</summary>
internal interface IRecordTest
{
    /// <summary>Whether the connection meets the condition.</summary>
    public bool Test(in ConntrackRecord record);
}
