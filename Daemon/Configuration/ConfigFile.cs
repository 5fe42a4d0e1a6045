// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Localization;
using Microsoft.Extensions.Configuration.Ini;

namespace Daemon.Configuration;

/// <summary>Reads pyctd.conf(5): an INI file whose sections and keys are those of <see cref="OptionsTable"/>.</summary>
internal static class ConfigFile
{
    /// <summary>The file that is read where none is named; it need not exist.</summary>
    public const string DefaultPath = "/etc/pyctd/pyctd.conf";

    private const string ModuleSectionPrefix = "auth.";

    /// <summary>Reads the file at <paramref name="path"/>; what is wrong with it becomes an error of the layer.</summary>
    public static SettingsLayer Read(string path)
    {
        var layer = new SettingsLayer();
        try
        {
            using FileStream stream = File.OpenRead(path);
            foreach ((string key, string? value) in IniStreamConfigurationProvider.Read(stream))
            {
                Take(path, key, value ?? "", layer);
            }
        }
        catch (FormatException error)
        {
            // The provider's sentence names the key that stands twice, or the line that is none.
            layer.Errors.Add(Messages.Format($"{path}: {error.Message}"));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            layer.Errors.Add(Messages.Format($"{path}: there is no such file"));
        }
        catch (UnauthorizedAccessException)
        {
            layer.Errors.Add(Messages.Format($"{path}: it cannot be read (permission denied, or a directory)"));
        }
        catch (IOException error)
        {
            layer.Errors.Add(Messages.Format($"{path}: it cannot be read ({error.Message})"));
        }

        return layer;
    }

    private static void Take(string path, string key, string value, SettingsLayer layer)
    {
        string origin = $"{path}: {Describe(key)}";
        OptionDefinition? option = OptionsTable.All.FirstOrDefault(
            option => key.Equals(option.FileKey, StringComparison.OrdinalIgnoreCase));
        if (option is not null)
        {
            layer.Options[option.Name] = new Setting(ListText.Split(option, value), origin);
            return;
        }

        int colon = key.IndexOf(':', StringComparison.Ordinal);
        if (colon > ModuleSectionPrefix.Length
            && key.StartsWith(ModuleSectionPrefix, StringComparison.OrdinalIgnoreCase))
        {
            string module = key[ModuleSectionPrefix.Length..colon];
            layer.ModuleOptions.Add(new ModuleSetting(module, key[(colon + 1)..].ToLowerInvariant(), value, origin));
            return;
        }

        string hint = Suggest(key) is { } known ? Messages.Format($"; did you mean {Describe(known)}?") : "";
        layer.Errors.Add(Messages.Format($"{origin} is unknown{hint}"));
    }

    private static string Describe(string key)
    {
        int colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Messages.Format($"{key} (outside any section)") : $"[{key[..colon]}] {key[(colon + 1)..]}";
    }

    private static string? Suggest(string key)
    {
        List<string> known = [.. OptionsTable.All.Select(option => option.FileKey).OfType<string>()];
        string lower = key.ToLowerInvariant();
        string own = ':' + lower[(lower.LastIndexOf(':') + 1)..];
        return known.Find(candidate => candidate.EndsWith(own, StringComparison.Ordinal))
            ?? NearestName.Of(lower, known);
    }
}
