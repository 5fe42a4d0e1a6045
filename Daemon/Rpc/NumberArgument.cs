// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>Reads whole numbers the way old clients send them: as numbers or as decimal text.</summary>
internal static class NumberArgument
{
    /// <summary>Reads a number.</summary>
    public static bool TryRead(XmlRpcValue value, out long number)
    {
        number = 0;
        return value.TryGetInt64(out number)
            || (value.TryGetString(out string? text)
                && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number));
    }

    /// <summary>Reads a 32-bit unsigned number; a client without such a type may send its bits as a negative one.</summary>
    public static bool TryReadUInt32(XmlRpcValue value, out uint number)
    {
        bool read = TryRead(value, out long wide) && wide is >= int.MinValue and <= uint.MaxValue;
        number = read ? unchecked((uint)wide) : 0;
        return read;
    }
}
