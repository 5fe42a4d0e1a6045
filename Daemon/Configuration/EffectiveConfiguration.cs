// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Localization;

namespace Daemon.Configuration;

/// <summary>Prints the options in force in the syntax of pyctd.conf(5), each with the place it comes from.</summary>
internal static class EffectiveConfiguration
{
    private static readonly string[] s_secretWords = ["password", "secret", "pass", "pw", "token"];

    /// <summary>Writes the options. Values of a module's options that look like secrets are not shown.</summary>
    public static void Write(LoadedOptions loaded, TextWriter output)
    {
        IEnumerable<IGrouping<string, OptionDefinition>> sections = OptionsTable.All
            .Where(option => option.FileKey is not null)
            .GroupBy(option => option.FileKey!.Split(':')[0]);
        foreach (IGrouping<string, OptionDefinition> section in sections)
        {
            output.WriteLine($"[{section.Key}]");
            foreach (OptionDefinition option in section)
            {
                WriteOption(option, loaded, output);
            }

            output.WriteLine();
        }

        if (loaded.Options.AuthOptions.Count > 0)
        {
            output.WriteLine($"[auth.{Path.GetFileNameWithoutExtension(loaded.Options.AuthModule)}]");
            foreach ((string name, string value) in loaded.Options.AuthOptions.OrderBy(pair => pair.Key))
            {
                output.WriteLine(IsSecret(name) ? Messages.Format($"; {name} is set") : $"{name} = {value}");
            }
        }
    }

    private static void WriteOption(OptionDefinition option, LoadedOptions loaded, TextWriter output)
    {
        string key = option.FileKey!.Split(':')[1];
        string value = option.Show(loaded.Options);
        output.WriteLine($"; {loaded.Origins.GetValueOrDefault(option.Name, Messages.Get("default"))}");
        output.WriteLine(value.Length == 0 ? Messages.Format($"; {key} is not set") : $"{key} = {value}");
    }

    private static bool IsSecret(string name)
    {
        return s_secretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
