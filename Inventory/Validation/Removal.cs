// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Validation;

/// <summary>What goes with a record that is removed, and what stands in the way. Immutable.</summary>
public sealed class Removal
{
    private readonly List<RecordId> _removed = [];
    private readonly Dictionary<RecordId, RecordId> _reasons = [];
    private readonly List<Entity> _shrunk = [];
    private readonly FindingList _obstacles = new();

    private Removal()
    {
    }

    /// <summary>The records that go, those that depend on others before these; the record itself comes last.</summary>
    public IReadOnlyList<RecordId> Removed => _removed;

    /// <summary>Because of which other record each of those that go has to go; the record itself has no reason.</summary>
    public IReadOnlyDictionary<RecordId, RecordId> Reasons => _reasons;

    /// <summary>The groups that lose members and stay, as they will be.</summary>
    public IReadOnlyList<Entity> Shrunk => _shrunk;

    /// <summary>Why it cannot be done; empty when it can.</summary>
    public FindingList Obstacles => _obstacles;

    /// <summary>Finds out what removing a record would do.</summary>
    /// <param name="id">The record.</param>
    /// <param name="model">The model that it is in.</param>
    /// <param name="cascade">Whether records that use it go too, rather than standing in the way.</param>
    public static Removal Of(RecordId id, InventoryModel model, bool cascade = false)
    {
        var removal = new Removal();
        var going = new HashSet<RecordId>();
        removal.Collect(id, model, cascade, going);
        removal.FindUses(model, going);
        removal.ShrinkGroups(model, going);
        return removal;
    }

    /// <summary>Does it.</summary>
    public void Apply(InventoryEdit edit)
    {
        foreach (Entity group in _shrunk)
        {
            edit.Put(group);
        }

        foreach (RecordId id in _removed)
        {
            edit.Remove(id);
        }
    }

    private void Collect(RecordId id, InventoryModel model, bool cascade, HashSet<RecordId> going)
    {
        if (!going.Add(id))
        {
            return;
        }

        foreach ((RecordId referrer, ReferenceRole role) in Referrers(id, model))
        {
            if (role is ReferenceRole.Owner or ReferenceRole.End || (role == ReferenceRole.Used && cascade))
            {
                if (!going.Contains(referrer))
                {
                    _reasons[referrer] = id;
                }

                Collect(referrer, model, cascade, going);
            }
        }

        _removed.Add(id);
    }

    private void FindUses(InventoryModel model, HashSet<RecordId> going)
    {
        foreach (RecordId id in _removed)
        {
            int uses = Referrers(id, model).Count(one => one.Role == ReferenceRole.Used && !going.Contains(one.Referrer));
            if (uses > 0)
            {
                _obstacles.Add(
                    ValidationCodes.InUse, "id", $"{Label.Of(id, model)} is still used by {uses} other records.");
            }
        }
    }

    private void ShrinkGroups(InventoryModel model, HashSet<RecordId> going)
    {
        IEnumerable<RecordId> groups = _removed
            .SelectMany(id => Referrers(id, model))
            .Where(one => one.Role == ReferenceRole.Member && !going.Contains(one.Referrer))
            .Select(one => one.Referrer)
            .Distinct();
        foreach (RecordId id in groups)
        {
            Entity group = model.Entities[id.Id];
            long[] rest = [.. group.Members.Where(member => !going.Contains(new RecordId(RecordKind.Entity, member)))];
            if (rest.Length == 0)
            {
                _obstacles.Add(
                    ValidationCodes.GroupEmpty, "id", $"The group {group.Name} would have no member left; remove it first.");
            }

            _shrunk.Add(group with { Members = [.. rest] });
        }
    }

    private static IEnumerable<(RecordId Referrer, ReferenceRole Role)> Referrers(RecordId id, InventoryModel model) =>
        from role in (ReferenceRole[])[ReferenceRole.Owner, ReferenceRole.End, ReferenceRole.Used, ReferenceRole.Member]
        from kind in s_kinds
        from referrer in model.Tables.Referrers(id, role, kind)
        select (new RecordId(kind, referrer), role);

    private static readonly RecordKind[] s_kinds = System.Enum.GetValues<RecordKind>();
}
