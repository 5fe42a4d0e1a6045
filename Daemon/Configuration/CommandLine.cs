// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using Localization;

namespace Daemon.Configuration;

/// <summary>The command line, split into what it asks for and what it sets.</summary>
/// <param name="Mode">What it asks for.</param>
/// <param name="ConfigPath">The file that <c>--config</c> names; null where it does not.</param>
/// <param name="BackupPath">The file that <c>--backup-inventory</c> names; null where it does not.</param>
/// <param name="Settings">What it sets, and what is wrong with it.</param>
internal sealed record CommandLine(
    CommandLineMode Mode, string? ConfigPath, string? BackupPath, SettingsLayer Settings)
{
    private const string ModuleOptionPrefix = "--auth-";
    private const string ConfigName = "--config";
    private const string BackupName = "--backup-inventory";

    /// <summary>Reads the arguments; errors are in the settings, and never printed here.</summary>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var settings = new SettingsLayer();
        List<string> rest = TakeModuleOptions(arguments, settings);

        Option<bool> help = new("--help", "-h", "-?");
        Option<bool> version = new("--version", "-V");
        Option<bool> check = new("--check-config");
        Option<string> config = new(ConfigName, "-c") { Arity = ArgumentArity.ZeroOrOne };
        Option<string> backup = new(BackupName) { Arity = ArgumentArity.ZeroOrOne };
        Dictionary<Option, OptionDefinition> known = [];
        var root = new Command("pyctd") { help, version, check, config, backup };
        foreach (OptionDefinition definition in OptionsTable.All)
        {
            // None is allowed everywhere: where one is required, the parser takes the next option's name for it.
            Option<string[]> option = new("--" + definition.Name)
            {
                Arity = definition.ValueName is null ? ArgumentArity.ZeroOrOne : ArgumentArity.ZeroOrMore,

                // Of at most one value the library itself makes no array.
                CustomParser = static result => [.. result.Tokens.Select(token => token.Value)],
            };
            known.Add(option, definition);
            root.Add(option);
        }

        root.TreatUnmatchedTokensAsErrors = false;
        ParseResult result = root.Parse(
            rest, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        settings.Errors.AddRange(result.UnmatchedTokens.Select(token => DescribeUnknown(token, root)));
        settings.Errors.AddRange(result.Errors.Select(error => error.Message));
        foreach ((Option option, OptionDefinition definition) in known)
        {
            if (result.GetResult(option) is { } given)
            {
                TakeOption(definition, given, settings);
            }
        }

        CommandLineMode mode = result.GetValue(help) ? CommandLineMode.Help
            : result.GetValue(version) ? CommandLineMode.Version
            : result.GetValue(check) ? CommandLineMode.CheckConfig
            : result.GetResult(backup) is not null ? CommandLineMode.BackupInventory
            : CommandLineMode.Run;
        return new CommandLine(
            mode,
            TakePath(ConfigName, result.GetResult(config), settings),
            TakePath(BackupName, result.GetResult(backup), settings),
            settings);
    }

    private static string? TakePath(string name, OptionResult? given, SettingsLayer settings)
    {
        if (given is { Tokens.Count: 0 })
        {
            settings.Errors.Add(Messages.Format($"{name}: a value is missing; the path of a file is expected"));
        }

        return given is { Tokens: [Token path, ..] } ? path.Value : null;
    }

    private static void TakeOption(OptionDefinition definition, OptionResult given, SettingsLayer settings)
    {
        string origin = "--" + definition.Name;
        if (!definition.IsList && given.IdentifierTokenCount > 1)
        {
            settings.Errors.Add(Messages.Format($"{origin} is given {given.IdentifierTokenCount} times"));
            return;
        }

        if (definition.ValueName is not null && given.Tokens.Count < given.IdentifierTokenCount)
        {
            settings.Errors.Add(Messages.Format($"{origin}: a value is missing; {definition.Allowed} is expected"));
            return;
        }

        settings.Options[definition.Name] = new Setting([.. given.Tokens.Select(token => token.Value)], origin);
    }

    private static string DescribeUnknown(string token, Command root)
    {
        if (!token.StartsWith('-'))
        {
            return Messages.Format($"\"{token}\" is not expected; pyctd takes options alone");
        }

        string name = token.Split('=')[0];
        string hint = NearestName.Of(name, root.Options.Select(option => option.Name)) is { } near
            ? Messages.Format($"; did you mean {near}?")
            : Messages.Get("; pyctd --help lists all options");
        return Messages.Format($"{name} is unknown{hint}");
    }

    // The modules' options are not known before the module is; so they are taken out before the parser sees them.
    private static List<string> TakeModuleOptions(IReadOnlyList<string> arguments, SettingsLayer settings)
    {
        List<string> rest = [];
        for (int at = 0; at < arguments.Count; at++)
        {
            string argument = arguments[at];
            if (!argument.StartsWith(ModuleOptionPrefix, StringComparison.Ordinal)
                || argument.Length == ModuleOptionPrefix.Length)
            {
                rest.Add(argument);
                continue;
            }

            string[] parts = argument.Split('=', 2);
            string name = parts[0][ModuleOptionPrefix.Length..];
            if (parts.Length == 1 && at + 1 == arguments.Count)
            {
                settings.Errors.Add(Messages.Format($"{argument}: a value is missing"));
                continue;
            }

            string value = parts.Length == 2 ? parts[1] : arguments[++at];
            settings.ModuleOptions.Add(new ModuleSetting(null, name.ToLowerInvariant(), value, parts[0]));
        }

        return rest;
    }
}
