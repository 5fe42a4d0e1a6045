// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract.Net;
using Inventory.Exchange.Staging;
using Inventory.Model;

namespace Inventory.Exchange.Csv;

/// <summary>
/// Traffic in two cells: the protocol, and the ports (<c>80, 443</c>), the ports of both sides
/// (<c>1024-65535&gt;22</c>), or the ICMP type, with or without its code (<c>3:4</c>). A service is <c>service:NAME</c>
/// without ports.
/// </summary>
internal static class CsvTraffic
{
    /// <summary>The cell of the ports.</summary>
    /// <remarks>A blank after each comma: spreadsheets take <c>80,443</c> for a number.</remarks>
    public static string PortsOf(TrafficClass traffic)
    {
        string text = traffic.ToString();
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : text[(slash + 1)..].Replace(",", ", ", StringComparison.Ordinal);
    }

    /// <summary>Puts what two cells say into the fields of a row.</summary>
    public static void Read(string protocol, string ports, FileRecord row)
    {
        if (protocol.StartsWith(CsvColumns.ServicePrefix, StringComparison.OrdinalIgnoreCase))
        {
            row["service"] = protocol[CsvColumns.ServicePrefix.Length..];
            AddUnlessEmpty(row, CsvColumns.Ports, ports);
            return;
        }

        row[CsvColumns.Protocol] = protocol;
        bool isIcmp = ProtocolNames.TryParse(protocol, out byte number) && new TrafficClass(number).IsIcmp;
        char separator = isIcmp ? ':' : '>';
        int at = ports.IndexOf(separator, StringComparison.Ordinal);
        string first = at < 0 ? "" : ports[..at].Trim();
        string second = at < 0 ? ports : ports[(at + 1)..].Trim();
        if (isIcmp && at >= 0)
        {
            row["icmp_type"] = first;
            row["icmp_code"] = second;
            return;
        }

        AddUnlessEmpty(row, "sports", first);
        row[CsvColumns.Ports] = second;
    }

    private static void AddUnlessEmpty(FileRecord row, string field, string text)
    {
        if (text.Length > 0)
        {
            row[field] = text;
        }
    }
}
