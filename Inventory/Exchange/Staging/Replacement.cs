// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Staging;

/// <summary>Takes out of a project what a file that replaces it does not have.</summary>
internal sealed class Replacement(StagedRecords records, ImportFindings findings)
{
    /// <summary>Takes it out.</summary>
    /// <param name="project">The project.</param>
    /// <param name="isWhole">Whether the file knows more than communications.</param>
    public void Remove(long project, bool isWhole)
    {
        List<RecordId> leaving =
        [
            .. OwnedBy(project, isWhole).Where(id => !records.Rows.ContainsKey(id)),
        ];
        Dictionary<RecordId, string> labels = leaving
            .Where(id => id.Kind != RecordKind.Communication)
            .ToDictionary(id => id, id => Label.Of(id, records.Model));
        foreach (RecordId id in leaving)
        {
            records.Remove(id);
        }

        foreach ((RecordId id, string label) in labels.Where(one => IsUsed(one.Key)))
        {
            findings.RefuseAll(
                ValidationCodes.InUse,
                "",
                $"{label} is not in the file, and cannot be removed: another project uses it.");
        }
    }

    private IEnumerable<RecordId> OwnedBy(long project, bool isWhole)
    {
        InventoryModel model = records.Model;
        foreach (Communication one in model.CommunicationsOf(project))
        {
            yield return new RecordId(RecordKind.Communication, one.Id);
        }

        foreach (Service one in isWhole ? model.ServicesOf(project) : [])
        {
            yield return new RecordId(RecordKind.Service, one.Id);
        }

        foreach (Entity entity in isWhole ? model.EntitiesOf(project) : [])
        {
            foreach (Interface one in model.InterfacesOf(entity.Id))
            {
                foreach (InterfaceAddress address in model.AddressesOf(one.Id))
                {
                    yield return new RecordId(RecordKind.Address, address.Id);
                }

                yield return new RecordId(RecordKind.Interface, one.Id);
            }

            yield return new RecordId(RecordKind.Entity, entity.Id);
        }
    }

    private bool IsUsed(RecordId id) =>
        IsUsed(id, ReferenceRole.End, RecordKind.Communication) ||
        IsUsed(id, ReferenceRole.Used, RecordKind.Communication) ||
        IsUsed(id, ReferenceRole.Used, RecordKind.Address) ||
        IsUsed(id, ReferenceRole.Member, RecordKind.Entity);

    private bool IsUsed(RecordId id, ReferenceRole role, RecordKind by) =>
        !records.Model.Tables.Referrers(id, role, by).IsEmpty;
}
