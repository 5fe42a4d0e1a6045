// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using Contract.Net;
using Inventory.Validation;

namespace Inventory.Fields;

/// <summary>The length of a prefix: a number, or a dotted netmask whose ones come first.</summary>
internal static class PrefixLengthText
{
    /// <summary>The length by whichever of the two is given; <paramref name="present"/> where none is.</summary>
    public static int Read(FieldReader reader, string prefix, string netmask, int present)
    {
        string mask = netmask.Length > 0 ? netmask : prefix;
        string field = netmask.Length > 0 ? "netmask" : "prefix";
        if (mask.Length == 0)
        {
            return present;
        }

        if (int.TryParse(mask, NumberStyles.None, CultureInfo.InvariantCulture, out int length))
        {
            return length;
        }

        if (!AddressText.TryParse(mask, out IPAddress? address) || address.AddressFamily != AddressFamily.InterNetwork)
        {
            reader.Findings.Add(
                ValidationCodes.Value, field, $"{field}: '{mask}' is neither the length of a prefix nor a netmask.");
            return present;
        }

        uint bits = IpPrefix.FromAddress(address).IPv4Network;
        int ones = BitOperations.LeadingZeroCount(~bits);
        if (BitOperations.PopCount(bits) == ones)
        {
            return ones;
        }

        reader.Findings.Add(
            ValidationCodes.MaskNotContiguous,
            field,
            $"{field}: {mask} has a 1 after a 0, and would match scattered addresses.");
        return present;
    }
}
