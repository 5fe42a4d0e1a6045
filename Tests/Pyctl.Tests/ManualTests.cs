// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using NUnit.Framework;
using Pyctl.Grammar;
using Pyctl.Output;
using Pyctl.Tests.Support;

namespace Pyctl.Tests;

/// <summary>The manual names every command and every option of the command line.</summary>
internal sealed class ManualTests
{
    private static readonly Command s_root = CommandTree.Create(Context(), [CommandTree.InventoryName]);

    private static readonly string s_manual = File.ReadAllText(
        SourceTree.PathOf("packaging", "man", "pyctl.1")).Replace("\\-", "-", StringComparison.Ordinal);

    private static IEnumerable<Command> Commands => Below(s_root);

    [Test]
    public void Manual_NamesEveryCommand()
    {
        Assert.That(
            Commands.Select(command => command.Name).Where(name => !s_manual.Contains(name, StringComparison.Ordinal)),
            Is.Empty);
    }

    [Test]
    public void Manual_NamesEveryOption()
    {
        IEnumerable<string> names = Commands.Prepend(s_root).SelectMany(command => command.Options)
            .SelectMany(option => option.Aliases.Prepend(option.Name)).Distinct();

        Assert.That(names.Where(name => !s_manual.Contains(name, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Options_OfOneCommand_HaveDifferentNames()
    {
        string[] shared = [.. s_root.Options.SelectMany(option => option.Aliases.Prepend(option.Name))];

        Assert.That(Commands, Has.All.Matches<Command>(command =>
        {
            string[] own = [.. command!.Options.SelectMany(option => option.Aliases.Prepend(option.Name))];
            return own.Distinct().Count() == own.Length && !own.Intersect(shared).Any();
        }));
    }

    [Test]
    public void Commands_AndOptions_AreDescribed()
    {
        Assert.That(Commands, Has.All.Matches<Command>(command => !string.IsNullOrEmpty(command!.Description) &&
            command.Options.All(option => !string.IsNullOrEmpty(option.Description)) &&
            command.Arguments.All(argument => !string.IsNullOrEmpty(argument.Description))));
    }

    private static IEnumerable<Command> Below(Command command) =>
        command.Subcommands.SelectMany(one => Below(one).Prepend(one));

    private static CommandContext Context()
    {
        Reporter errors = new(Stream.Null);
        return new CommandContext(
            new OutputText(Stream.Null), errors, new Terminal(), new Dialogue(errors, false), TimeProvider.System, default);
    }
}
