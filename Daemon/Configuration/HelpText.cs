// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using System.Linq;
using Localization;

namespace Daemon.Configuration;

/// <summary>The output of <c>--help</c>, made from <see cref="OptionsTable"/>.</summary>
internal static class HelpText
{
    private const int Width = 80;
    private const int Column = 30;

    /// <summary>Writes the help in lines of at most 80 characters.</summary>
    public static void Write(TextWriter output)
    {
        output.WriteLine(Messages.Get("Usage: pyctd [OPTION]..."));
        output.WriteLine(Messages.Get("Serve the kernel's connection table over XML-RPC."));
        Options defaults = new();
        foreach (IGrouping<string, OptionDefinition> group in OptionsTable.All.GroupBy(option => option.Group))
        {
            output.WriteLine();
            output.WriteLine(Messages.Format($"{group.Key}:"));
            foreach (OptionDefinition option in group)
            {
                WriteRow(output, Label(option), Describe(option, defaults));
            }

            if (group.Any(option => option.Name == "mod-auth"))
            {
                WriteRow(output, "--auth-OPTION VALUE",
                    Messages.Get("Give the module an option. Others can see the command line: "
                        + "put secrets into the file."));
            }
        }

        output.WriteLine();
        output.WriteLine(Messages.Get("Configuration and information:"));
        WriteRow(output, "-c, --config FILE",
            Messages.Format($"Read FILE [default: {ConfigFile.DefaultPath}, if it exists]."));
        WriteRow(output, "--check-config",
            Messages.Get("Print the effective configuration, or all that is wrong with it, and exit."));
        WriteRow(output, "--backup-inventory FILE", Messages.Get(
            "Copy the inventory into FILE, also while a daemon uses it, and exit."));
        WriteRow(output, "-h, --help", Messages.Get("Print this help and exit."));
        WriteRow(output, "-V, --version", Messages.Get("Print the version and exit."));
        output.WriteLine();
        output.WriteLine(Messages.Get(
            "A later source wins: defaults, file, environment, command line. Each option has\n"
            + "an environment variable, such as PYCTD_LISTEN for --listen. pyctd(8) and\npyctd.conf(5) tell more."));
    }

    private static string Label(OptionDefinition option)
    {
        return option.ValueName is null ? $"--{option.Name}" : $"--{option.Name} {option.ValueName}";
    }

    private static string Describe(OptionDefinition option, Options defaults)
    {
        string description = option.Description;
        if (option.IsList)
        {
            description += Messages.Get(" Can be repeated.");
        }

        string value = option.Show(defaults);
        return option.ValueName is null || value.Length == 0
            ? description
            : Messages.Format($"{description} [default: {value}]");
    }

    private static void WriteRow(TextWriter output, string label, string description)
    {
        string line = ("  " + label).PadRight(Column);
        if (line.Length > Column)
        {
            output.WriteLine(line);
            line = new string(' ', Column);
        }

        bool isStart = true;
        foreach (string word in description.Split(' '))
        {
            if (!isStart && line.Length + 1 + word.Length > Width)
            {
                output.WriteLine(line);
                line = new string(' ', Column);
                isStart = true;
            }

            line += isStart ? word : " " + word;
            isStart = false;
        }

        output.WriteLine(line);
    }
}
