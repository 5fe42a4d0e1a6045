// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Names one of a record's four ports.</summary>
internal interface IPortSide
{
    /// <summary>The port; it means nothing in a record without ports.</summary>
    public static abstract int Of(in ConntrackRecord record);
}
