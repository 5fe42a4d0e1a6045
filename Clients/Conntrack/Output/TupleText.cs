// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>Words with numbers, as text has them.</summary>
internal static class TupleText
{
    /// <summary>Adds the ports of a tuple, or what stands in their place.</summary>
    public static void AddPorts(ref Line line, byte protocol, ushort source, ushort destination)
    {
        if (ProtocolText.HasPorts(protocol))
        {
            AddNumber(ref line, "sport="u8, source);
            AddNumber(ref line, "dport="u8, destination);
        }
        else if (ProtocolText.IsIcmp(protocol))
        {
            AddNumber(ref line, "type="u8, (uint)(destination >> 8));
            AddNumber(ref line, "code="u8, (byte)destination);
            AddNumber(ref line, "id="u8, source);
        }
        else if (protocol == IpProtocol.Gre)
        {
            line.Add("srckey="u8);
            line.Hexadecimal(source);
            line.Add(" dstkey="u8);
            line.Hexadecimal(destination);
            line.Add(' ');
        }
    }

    /// <summary>Adds a name, a number and a space.</summary>
    public static void AddNumber(ref Line line, ReadOnlySpan<byte> name, uint number)
    {
        line.Add(name);
        line.Number(number);
        line.Add(' ');
    }
}
