// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>Where a translation may map to; only used when a flow is created.</summary>
/// <param name="MinAddress">First address.</param>
/// <param name="MaxAddress">Last address; the same as the first for a single one.</param>
/// <param name="MinPort">First port in host byte order; 0 leaves the port to the kernel.</param>
/// <param name="MaxPort">Last port in host byte order.</param>
public readonly record struct NatRange(NetAddress MinAddress, NetAddress MaxAddress, ushort MinPort = 0, ushort MaxPort = 0)
{
    /// <summary>A range of one address, any port.</summary>
    /// <param name="address">The address.</param>
    public static NatRange To(NetAddress address) => new(address, address);

    /// <summary>A range of one address and one port.</summary>
    /// <param name="address">The address.</param>
    /// <param name="port">The port in host byte order.</param>
    public static NatRange To(NetAddress address, ushort port) => new(address, address, port, port);
}
