// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Model;
using XmlRpc.Server;

namespace Daemon.Inventories;

/// <summary>The procedures of the inventory.</summary>
internal static class InventoryProcedures
{
    /// <summary>All of them: six for each kind of record, and those beyond.</summary>
    public static IEnumerable<XmlRpcProcedure> All(InventoryServices services)
    {
        foreach (RecordKind kind in ModelNames.Kinds)
        {
            yield return new RecordList(kind, services);
            yield return new RecordGet(kind, services);
            yield return new RecordCreate(kind, services);
            yield return new RecordUpdate(kind, services);
            yield return new RecordDeletePreview(kind, services);
            yield return new RecordDelete(kind, services);
        }

        yield return new CommunicationBulk(services);
        yield return new SearchRecords(services);
        yield return new SuggestRecords(services);
        yield return new ResolveAddress(services);
        yield return new ProjectHistoryList(services);
        yield return new ProjectDiff(services);
        yield return new ProjectRevert(services);
        yield return new ExportProject(services);
        yield return new ImportFile(services);
        yield return new RenderRules(services);
        yield return new BundleProject(services);
        yield return new ValidateRules(services);
        yield return new LintProject(services);
        yield return new DrawProject(services);
    }
}
