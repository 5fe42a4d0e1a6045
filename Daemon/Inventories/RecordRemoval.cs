// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Auth;
using Inventory.Model;
using Inventory.Validation;

namespace Daemon.Inventories;

/// <summary>Finds out what removing a record does, for those who may remove all of it.</summary>
internal static class RecordRemoval
{
    /// <summary>What goes with a record.</summary>
    /// <exception cref="XmlRpc.Values.XmlRpcFaultException">404: there is none. 403: some of it may not be removed.</exception>
    /// <exception cref="InventoryValidationException">It is in use.</exception>
    public static Removal Of(RecordId record, bool cascade, InventoryAccess access, InventoryModel model)
    {
        access.Find(record.Kind, record.Id);
        Removal removal = Removal.Of(record, model, cascade);
        foreach (long? project in removal.Removed.Select(id => ProjectRecords.OwnerOf(model.Find(id)!, model)).Distinct())
        {
            access.Require(InventoryPermissions.Delete, project);
        }

        return removal.Obstacles.HasErrors ? throw new InventoryValidationException(removal.Obstacles) : removal;
    }
}
