// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Exchange.Conntrackt;
using Inventory.Exchange.Csv;
using Inventory.Exchange.Json;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange;

/// <summary>Writes a project as a file. Stateless; safe to use from any thread.</summary>
public static class ProjectExport
{
    /// <summary>Writes a project.</summary>
    /// <param name="project">The id of the project.</param>
    /// <param name="model">The model that it is in.</param>
    /// <param name="format">The format.</param>
    /// <param name="findings">
    /// Where it goes what the format cannot hold: warnings with the code <see cref="ValidationCodes.NotExported"/>.
    /// </param>
    /// <returns>The file: UTF-8 without byte order mark; the same project gives the same bytes.</returns>
    /// <exception cref="KeyNotFoundException">There is no such project.</exception>
    public static byte[] Write(
        long project, InventoryModel model, ExchangeFormat format, FindingList? findings = null)
    {
        Project exported = model.Projects[project];
        findings ??= new FindingList();
        return format switch
        {
            ExchangeFormat.Json => JsonProjectWriter.Write(exported, model, findings),
            ExchangeFormat.Csv => CsvProjectWriter.Write(exported, model, findings),
            _ => DumpdataWriter.Write(exported, model, findings),
        };
    }
}
