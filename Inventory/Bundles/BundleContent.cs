// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Inventory.Model;
using Inventory.Rules;
using Inventory.Rules.Scripts;
using Inventory.Validation;
using Localization;

namespace Inventory.Bundles;

/// <summary>The files of a bundle and what was found while they were rendered. Immutable once made.</summary>
internal sealed class BundleContent
{
    public const string Manifest = "manifest.json";

    private const string Script = "apply.sh";

    private readonly List<BundleFile> _files = [];
    private readonly List<(string File, Finding Finding)> _findings = [];

    /// <summary>The files, in the order in which they go into the archive.</summary>
    public IReadOnlyList<BundleFile> Files => _files;

    /// <summary>The warnings, with the file that each is about.</summary>
    public IReadOnlyList<(string File, Finding Finding)> Findings => _findings;

    /// <summary>Renders the files.</summary>
    public static BundleContent Of(Project project, long? location, InventoryModel model, BundleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (location is { } id && !model.Locations.ContainsKey(id))
        {
            throw new ArgumentException(Messages.Format($"There is no location with the id {id}."), nameof(location));
        }

        var content = new BundleContent();
        if (options.Layout == BundleLayout.Conntrackt)
        {
            content.AddFlat(Entities(project, location, model, options.Layout), model, options);
        }
        else
        {
            content.AddExtras(options);
            content.AddByLocation(Entities(project, location, model, options.Layout), model, options);
        }

        content.ThrowIfRefused();
        return content;
    }

    private static IEnumerable<Entity> Entities(
        Project project, long? location, InventoryModel model, BundleLayout layout) =>
        model.EntitiesOf(project.Id).Where(entity =>
            entity.Managed && entity.Location == (location ?? entity.Location) && GetsRules(entity.Kind, layout));

    // Conntrackt knew machines and networks only, and made a file for each.
    private static bool GetsRules(EntityKind kind, BundleLayout layout) =>
        kind is EntityKind.Host or EntityKind.Router || (kind == EntityKind.Subnet && layout == BundleLayout.Conntrackt);

    private void AddFlat(IEnumerable<Entity> entities, InventoryModel model, BundleOptions options)
    {
        var names = new SlugSet([]);
        foreach (Entity entity in entities)
        {
            Add(names.Take(entity.Name, entity.Id), entity, RuleFormat.Conntrackt, model, options);
        }
    }

    private void AddByLocation(IEnumerable<Entity> entities, InventoryModel model, BundleOptions options)
    {
        var folders = new SlugSet([Manifest, Script, .. options.Extras.Select(file => file.Name)]);
        foreach (IGrouping<long, Entity> place in entities.GroupBy(entity => entity.Location).OrderBy(place => place.Key))
        {
            string folder = folders.Take(model.Locations[place.Key].Name, place.Key);
            var names = new SlugSet([]);
            foreach (Entity entity in place)
            {
                string name = $"{folder}/{names.Take(entity.Name, entity.Id)}";
                foreach (RuleFormat format in options.Formats.Distinct().Order())
                {
                    Add(name, entity, format, model, options);
                }
            }
        }
    }

    private void AddExtras(BundleOptions options)
    {
        _files.Add(new BundleFile(Script, Encoding.UTF8.GetBytes(ApplyScript.OfBundle())));
        foreach (BundleFile extra in options.Extras.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (extra.Name != FileName.Slug(extra.Name) || extra.Name == Manifest ||
                _files.Exists(file => file.Name == extra.Name))
            {
                throw new ArgumentException($"'{extra.Name}' cannot be the name of a further file.", nameof(options));
            }

            _files.Add(extra);
        }
    }

    private void Add(string name, Entity entity, RuleFormat format, InventoryModel model, BundleOptions options)
    {
        RuleFile rules = RuleFiles.Render(entity, model, new RenderOptions { Format = format, Time = options.Time });
        string path = name + FileName.Ending(format);
        _files.Add(new BundleFile(path, Encoding.UTF8.GetBytes(rules.Content)));
        _findings.AddRange(rules.Findings.Select(finding => (path, finding)));
    }

    private void ThrowIfRefused()
    {
        Finding[] errors =
        [
            .. _findings.Where(one => one.Finding.IsError)
                .Select(one => one.Finding with { Message = $"{one.File}: {one.Finding.Message}" }),
        ];
        if (errors.Length > 0)
        {
            throw new InventoryValidationException(errors);
        }
    }
}
