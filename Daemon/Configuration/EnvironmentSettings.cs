// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Localization;

namespace Daemon.Configuration;

/// <summary>Reads the options from environment variables named <c>PYCTD_OPTION</c>.</summary>
internal static class EnvironmentSettings
{
    /// <summary>Names the configuration file.</summary>
    public const string ConfigVariable = OptionDefinition.VariablePrefix + "CONFIG";

    /// <summary>Set for the process that <c>--daemon</c> starts.</summary>
    public const string DetachedVariable = OptionDefinition.VariablePrefix + "DETACHED";

    private const string ModulePrefix = OptionDefinition.VariablePrefix + "AUTH_";

    /// <summary>
    /// Reads <paramref name="environment"/>. Empty variables count as unset; unknown ones are warned of, since other
    /// programs may have set them.
    /// </summary>
    public static SettingsLayer Read(IReadOnlyDictionary<string, string> environment)
    {
        var layer = new SettingsLayer();
        foreach ((string name, string value) in environment)
        {
            bool isOurs = name.StartsWith(OptionDefinition.VariablePrefix, StringComparison.Ordinal);
            if (isOurs && value.Length > 0 && name is not (ConfigVariable or DetachedVariable))
            {
                Take(name, value, layer);
            }
        }

        return layer;
    }

    private static void Take(string name, string value, SettingsLayer layer)
    {
        string origin = Messages.Format($"environment variable {name}");
        OptionDefinition? option = OptionsTable.All.FirstOrDefault(option => option.Variable == name);
        if (option is not null)
        {
            layer.Options[option.Name] = new Setting(ListText.Split(option, value), origin);
        }
        else if (name.StartsWith(ModulePrefix, StringComparison.Ordinal))
        {
            string moduleOption = name[ModulePrefix.Length..].ToLowerInvariant().Replace('_', '-');
            layer.ModuleOptions.Add(new ModuleSetting(null, moduleOption, value, origin));
        }
        else
        {
            layer.Warnings.Add(Messages.Format($"{origin} is not an option of pyctd and has no effect"));
        }
    }
}
