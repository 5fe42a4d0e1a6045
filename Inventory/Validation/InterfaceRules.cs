// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Text;
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>What must hold for interfaces.</summary>
internal static class InterfaceRules
{
    /// <summary>IFNAMSIZ of linux/if.h, without the byte that ends the name.</summary>
    private const int MaximumDeviceBytes = 15;

    public static void Check(Interface one, FindingList findings)
    {
        TextRules.CheckName(one.Name, findings);
        TextRules.CheckLine("description", one.Description, findings);
        if (one.Device.Length > 0 && !IsDevice(one.Device))
        {
            findings.Add(
                ValidationCodes.Text,
                "device",
                $"The device is no name of a network device: at most {MaximumDeviceBytes} letters, digits and . _ - @.");
        }
    }

    /// <summary>Whether a text may name a network device.</summary>
    /// <remarks>Narrower than the kernel, which takes nearly everything: these stand in rules without quotes.</remarks>
    public static bool IsDevice(string device) =>
        Encoding.UTF8.GetByteCount(device) <= MaximumDeviceBytes && device is not ("." or "..") && device[0] != '-' &&
        device.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' or '@');
}
