// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Localization;

namespace Daemon.Configuration;

/// <summary>
/// Lays defaults, file, environment and command line over one another, the later over the earlier. The file is read
/// again at each <see cref="Load"/>; the rest stays what it was at the start.
/// </summary>
/// <param name="commandLine">The command line.</param>
/// <param name="environment">The environment variables.</param>
/// <param name="baseDirectory">The directory that relative paths start from.</param>
internal sealed class OptionsLoader(
    CommandLine commandLine, IReadOnlyDictionary<string, string> environment, string baseDirectory)
{
    /// <summary>Reads all sources.</summary>
    /// <exception cref="ConfigurationException">Something is wrong; it lists everything that is.</exception>
    public LoadedOptions Load()
    {
        List<SettingsLayer> layers = [EnvironmentSettings.Read(environment), commandLine.Settings];
        if (FindFile() is { } path)
        {
            layers.Insert(0, ConfigFile.Read(path));
        }

        List<string> errors = [.. layers.SelectMany(layer => layer.Errors)];
        Dictionary<string, string> origins = [];
        Options options = new();
        foreach (OptionDefinition definition in OptionsTable.All)
        {
            Setting? setting = layers.Select(layer => layer.Options.GetValueOrDefault(definition.Name))
                .LastOrDefault(setting => setting is not null);
            if (setting is not null)
            {
                origins[definition.Name] = setting.Origin;
                options = Apply(definition, setting, options, errors);
            }
        }

        options = options with { AuthOptions = MergeModuleOptions(layers, options.AuthModule) };
        errors.AddRange(OptionRules.Check(options));
        if (errors.Count > 0)
        {
            throw new ConfigurationException(errors);
        }

        IEnumerable<string> warnings = layers.SelectMany(layer => layer.Warnings).Concat(OptionRules.FindRisks(options));
        return new LoadedOptions(options, origins, [.. warnings]);
    }

    private static FrozenDictionary<string, string> MergeModuleOptions(List<SettingsLayer> layers, string module)
    {
        string section = Path.GetFileNameWithoutExtension(module);
        Dictionary<string, string> merged = [];
        foreach (ModuleSetting setting in layers.SelectMany(layer => layer.ModuleOptions))
        {
            if (setting.Module is null || setting.Module.Equals(section, StringComparison.OrdinalIgnoreCase))
            {
                merged[setting.Option] = setting.Value;
            }
        }

        return merged.ToFrozenDictionary();
    }

    private Options Apply(OptionDefinition definition, Setting setting, Options options, List<string> errors)
    {
        try
        {
            return definition.Apply(options, new OptionInput(setting.Values, baseDirectory));
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            string value = definition.MayHoldSecret ? "***" : string.Join(' ', setting.Values);
            errors.Add(Messages.Format(
                $"{setting.Origin}: \"{value}\" is not valid; {definition.Allowed} is expected"));
            return options;
        }
    }

    private string? FindFile()
    {
        string? named = commandLine.ConfigPath ?? environment.GetValueOrDefault(EnvironmentSettings.ConfigVariable);
        if (!string.IsNullOrEmpty(named))
        {
            return Path.GetFullPath(named, baseDirectory);
        }

        return File.Exists(ConfigFile.DefaultPath) ? ConfigFile.DefaultPath : null;
    }
}
