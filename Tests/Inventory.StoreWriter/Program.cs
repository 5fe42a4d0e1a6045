// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Editing;
using Inventory.Model;
using Inventory.Store;

namespace Inventory.StoreWriter;

/// <summary>
/// Writes to a store until it is killed, and says on a line of its own what was acknowledged: the name of a location, which
/// a number makes unique. The test knows from the lines what must be there afterwards.
/// </summary>
internal static class Program
{
    private static async Task Main(string[] arguments)
    {
        (string store, string name) = (arguments[0], arguments[1]);
        await using IInventoryStore opened = await InventoryStores.OpenAsync(store, CancellationToken.None);
        using var editor = new InventoryEditor(opened, TimeProvider.System);
        for (int number = 1; ; number++)
        {
            string added = string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
            await editor.EditAsync(
                new EditRequest("writer", added), (edit, _) => Change(edit, added), CancellationToken.None);
            Console.Out.WriteLine(added);
            await Console.Out.FlushAsync();
        }
    }

    // Several tables at once: what is in one and not in the other would be half a write.
    private static void Change(InventoryEdit edit, string added)
    {
        Project project = edit.Model.FindProject("all") ?? edit.Add(new Project { Name = "all" });
        Location location = edit.Add(new Location { Name = added });
        Service service = edit.Add(new Service { Name = added, Entries = [new TrafficClass(6), new TrafficClass(17)] });
        Entity member = edit.Add(new Entity { Project = project.Id, Location = location.Id, Name = added });
        edit.Add(new Entity
        {
            Project = project.Id,
            Location = location.Id,
            Name = $"group {added}",
            Kind = EntityKind.Group,
            Members = [member.Id],
        });
        Entity outside = edit.Add(new Entity
        {
            Project = project.Id,
            Location = location.Id,
            Name = $"outside {added}",
            Kind = EntityKind.External,
        });
        edit.Add(new Communication
        {
            Project = project.Id,
            Source = Endpoint.Any,
            Destination = Endpoint.OfEntity(outside.Id),
            Service = service.Id,
        });
    }
}
