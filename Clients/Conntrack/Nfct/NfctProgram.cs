// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text;
using Conntrack.Commands;
using Conntrack.Grammar;
using Netfilter.Interop.Netlink;

namespace Conntrack.Nfct;

/// <summary>What nfct(8) does: timeout policies and userspace helpers.</summary>
/// <remarks>Command and subsystem may stand in either order.</remarks>
internal sealed class NfctProgram(CommandContext context, NfctDialect dialect)
{
    /// <summary>Does what the words say.</summary>
    /// <param name="words">The words after the program's name.</param>
    /// <returns>The exit code.</returns>
    public int Run(ReadOnlySpan<string> words)
    {
        if (words.Length < 2)
        {
            context.Reporter.Line(dialect.Usage);
            return ExitCodes.Failure;
        }

        try
        {
            Execute(words);
            context.Output.Flush();
            return ExitCodes.Success;
        }
        catch (CommandLineException exception)
        {
            return Fail(exception);
        }
        catch (NetlinkException exception)
        {
            return Fail(NfctDialect.KernelFailure(exception.Errno));
        }
    }

    private int Fail(CommandLineException exception)
    {
        context.Output.Flush();
        context.Reporter.Line(dialect.Banner + exception.Message);
        return exception.ExitCode;
    }

    private void Execute(ReadOnlySpan<string> words)
    {
        (NfctCommand command, NfctSubsystem subsystem) = Understand(words[0], words[1]);
        ReadOnlySpan<string> parameters = words[2..];
        switch (subsystem)
        {
            case NfctSubsystem.Timeout:
                new TimeoutCommands(context.Output, dialect).Run(command, parameters);
                break;
            case NfctSubsystem.Helper:
                new HelperCommands(context, dialect).Run(command, parameters, words[1]);
                break;
            default:
                context.Output.Write(Encoding.UTF8.GetBytes($"nfct v{NfctDialect.CompatibleVersion} (pyconntrack)\n"));
                break;
        }
    }

    private (NfctCommand Command, NfctSubsystem Subsystem) Understand(string first, string second)
    {
        if (NfctWords.CommandOf(first) is { } command)
        {
            return (command, NfctWords.SubsystemOf(second) ?? throw Unknown("subsystem", first));
        }

        NfctSubsystem subsystem = NfctWords.SubsystemOf(first) ?? throw Unknown("subsystem", first);

        // nfct(8) blames the first word for the second one.
        return (NfctWords.CommandOf(second) ?? throw Unknown("command", dialect.IsOriginal ? first : second), subsystem);
    }

    private CommandLineException Unknown(string what, string word) =>
        NfctDialect.Failure($"Unknown {what}: {word}\n{dialect.Usage}");
}
