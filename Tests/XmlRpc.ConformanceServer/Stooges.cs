// SPDX-License-Identifier: GPL-2.0-or-later
using XmlRpc.Server;

namespace XmlRpc.ConformanceServer;

/// <summary>The struct that the validator's methods add up.</summary>
internal sealed class Stooges
{
    [XmlRpcMember("moe")]
    public int Moe { get; set; }

    [XmlRpcMember("larry")]
    public int Larry { get; set; }

    [XmlRpcMember("curly")]
    public int Curly { get; set; }

    internal int Sum => Moe + Larry + Curly;
}
