// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Inventory.Exchange.Csv;

/// <summary>The columns of a table of communications.</summary>
internal static class CsvColumns
{
    public const string Project = "project";

    public const string Source = "source";

    public const string Destination = "destination";

    public const string Protocol = "protocol";

    public const string Ports = "ports";

    /// <summary>What follows the name of an end's column in that of its addresses.</summary>
    public const string AddressSuffix = "_address";

    /// <summary>What stands before the name of a service in the column of the protocol.</summary>
    public const string ServicePrefix = "service:";

    /// <summary>All of them, in the order in which they are written.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Project, Source, Source + AddressSuffix, Destination, Destination + AddressSuffix, Protocol, Ports,
        "description", "state", "valid_until", "owner", "ticket",
    ];

    /// <summary>Those without which a row says nothing.</summary>
    public static IReadOnlyList<string> Needed { get; } = [Source, Destination, Protocol];
}
