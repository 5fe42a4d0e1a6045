// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Net;

namespace Pyctl.Connections;

/// <summary>Addresses as numbers that sort like them.</summary>
internal static class AddressKey
{
    /// <summary>The number of an address; null for none.</summary>
    public static object? Of(IPAddress? address)
    {
        if (address is null)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        _ = address.TryWriteBytes(bytes, out int length);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes) >> (128 - (8 * length));
    }
}
