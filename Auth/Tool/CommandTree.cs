// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.Linq;
using Auth.Sha;
using Localization;

namespace Auth.Tool;

/// <summary>The command line of <c>auth_sha</c>.</summary>
internal static class CommandTree
{
    private static readonly Option<string> s_file = new("--file", "-f")
    {
        Description = Messages.Get("The password file."),
        HelpName = "FILE",
        DefaultValueFactory = _ => PasswordFile.DefaultPath,
        Recursive = true,
    };

    private static readonly Option<string> s_hash = new("--hash")
    {
        Description = Messages.Get("How the password is hashed."),
        HelpName = "sha512|yescrypt",
        DefaultValueFactory = _ => "sha512",
        Recursive = true,
    };

    /// <summary>Makes the commands, ready to be invoked.</summary>
    public static RootCommand Create()
    {
        s_hash.AcceptOnlyFromAmong("sha512", "yescrypt");
        Argument<string?> user = new("USER")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = Messages.Get("As add USER PASSWORD."),
        };
        Argument<string?> password = NewPassword();
        var root = new RootCommand(Messages.Get("Keeps the users and passwords of pyctd --mod-auth sha."))
        {
            s_file, s_hash, user, password, NewAdd(), NewList(), NewRemove(), NewVerify(), NewRoles(),
        };
        root.Options.OfType<HelpOption>().Single().Description = Messages.Get("Shows this help.");
        root.SetAction(result => result.GetValue(user) is { } name && result.GetValue(password) is { } word
            ? Commands(result).Add(name, word, Method(result))
            : throw new UsageException(Messages.Get(
                "say what to do: add, list, remove, verify or roles; --help explains")));
        return root;
    }

    private static Command NewAdd()
    {
        Argument<string> user = NewUser();
        Argument<string?> password = NewPassword();
        var command = new Command("add",
            Messages.Get("Adds a user, or changes the password of one.")) { user, password };
        command.SetAction(result => Commands(result).Add(
            result.GetRequiredValue(user), result.GetValue(password), Method(result)));
        return command;
    }

    private static Command NewList()
    {
        var command = new Command("list",
            Messages.Get("Lists the users, their roles and whether their hashes are of today."));
        command.SetAction(result => Commands(result).List());
        return command;
    }

    private static Command NewRemove()
    {
        Argument<string> user = NewUser();
        var command = new Command("remove", Messages.Get("Removes a user.")) { user };
        command.SetAction(result => Commands(result).Remove(result.GetRequiredValue(user)));
        return command;
    }

    private static Command NewVerify()
    {
        Argument<string> user = NewUser();
        var command = new Command("verify",
            Messages.Get("Asks for a password, and says whether it is the user's.")) { user };
        command.SetAction(result => Commands(result).Verify(result.GetRequiredValue(user)));
        return command;
    }

    private static Command NewRoles()
    {
        Argument<string> user = NewUser();
        Argument<string?> roles = new("ROLES")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = Messages.Format(
                $"{RoleNames.Known}: any of these with commas between, or {RoleNames.NoRole}."),
        };
        var command = new Command("roles", Messages.Get("Says what a user may do, or changes it.")) { user, roles };
        command.SetAction(result => Commands(result).SetRoles(result.GetRequiredValue(user), result.GetValue(roles)));
        return command;
    }

    private static Argument<string> NewUser() => new("USER") { Description = Messages.Get("The user's name.") };

    private static Argument<string?> NewPassword() => new("PASSWORD")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = Messages.Get(
            "Others can see it in the list of processes; without it, it is asked for, or read from standard input."),
    };

    private static HashMethod Method(ParseResult result)
    {
        return result.GetValue(s_hash) == "yescrypt" ? HashMethod.Yescrypt : HashMethod.Sha512;
    }

    private static UserCommands Commands(ParseResult result)
    {
        return new UserCommands(new PasswordFile(result.GetRequiredValue(s_file)), Console.Out, Console.Error);
    }
}
