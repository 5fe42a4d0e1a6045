// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text;
using Conntrack.Output;
using Netfilter.Interop.Timeouts;

namespace Conntrack.Nfct;

/// <summary>The commands for timeout policies.</summary>
internal sealed class TimeoutCommands(OutputBuffer output, NfctDialect dialect)
{
    private const string Subsystem = "timeout";
    private const int NoEntry = 2;

    /// <summary>Longer names are cut, as nfct(8) does.</summary>
    private const int MaxNameLength = 31;

    /// <summary>Runs a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="parameters">What follows it.</param>
    /// <exception cref="Grammar.CommandLineException">The parameters are not valid, or there is no such policy.</exception>
    /// <exception cref="Netfilter.Interop.Netlink.NetlinkException">The kernel refused.</exception>
    public void Run(NfctCommand command, ReadOnlySpan<string> parameters)
    {
        switch (command)
        {
            case NfctCommand.List:
                List(parameters);
                break;
            case NfctCommand.Add:
                Add(parameters);
                break;
            case NfctCommand.Delete:
                Delete(parameters);
                break;
            case NfctCommand.Get:
                Get(parameters);
                break;
            case NfctCommand.Flush:
                Flush(parameters);
                break;
            case NfctCommand.DefaultSet:
                SetDefaults(parameters);
                break;
            case NfctCommand.DefaultGet:
                GetDefaults(parameters);
                break;
            default:
                throw NfctDialect.Failure($"Missing command\n{dialect.CommandsOf(NfctSubsystem.Timeout)}");
        }
    }

    private static string NameAlone(ReadOnlySpan<string> parameters)
    {
        if (parameters.Length == 0)
        {
            throw NfctDialect.Failure("missing timeout policy name");
        }

        NfctDialect.RefuseParameters(parameters[1..]);
        return Name(parameters[0]);
    }

    private static string Name(string word) => word.Length switch
    {
        0 => throw NfctDialect.Failure("missing timeout policy name"),
        > MaxNameLength => word[..MaxNameLength],
        _ => word,
    };

    private void List(ReadOnlySpan<string> parameters)
    {
        NfctDialect.RefuseParameters(parameters);
        using TimeoutPolicyConnection connection = TimeoutPolicyConnection.Open();
        foreach (TimeoutPolicy policy in connection.List())
        {
            Write(TimeoutText.Of(policy, dialect));
        }
    }

    private void Get(ReadOnlySpan<string> parameters)
    {
        string name = NameAlone(parameters);
        using TimeoutPolicyConnection connection = TimeoutPolicyConnection.Open();
        if (!connection.TryGet(name, out TimeoutPolicy? policy))
        {
            throw NfctDialect.KernelFailure(NoEntry);
        }

        Write(TimeoutText.Of(policy, dialect));
    }

    private void Add(ReadOnlySpan<string> parameters)
    {
        if (parameters is not [var word, var family, var protocol, .. var states])
        {
            throw dialect.MissingParameters("add", Subsystem, "name family protocol state1 timeout1 ...");
        }

        byte familyNumber = NfctWords.FamilyOf(family);
        byte number = TimeoutProtocol.NumberOf(protocol);
        var policy = new TimeoutPolicy
        {
            Family = familyNumber,
            Protocol = number,
            Timeouts = TimeoutProtocol.ReadTimeouts(states, number, protocol, dialect),
            Name = Name(word),
        };
        using TimeoutPolicyConnection connection = TimeoutPolicyConnection.Open();
        connection.Add(policy);
    }

    private static void Delete(ReadOnlySpan<string> parameters)
    {
        string name = NameAlone(parameters);
        using TimeoutPolicyConnection connection = TimeoutPolicyConnection.Open();
        if (!connection.Delete(name))
        {
            throw NfctDialect.KernelFailure(NoEntry);
        }
    }

    private static void Flush(ReadOnlySpan<string> parameters)
    {
        NfctDialect.RefuseParameters(parameters);
        using TimeoutPolicyConnection connection = TimeoutPolicyConnection.Open();
        connection.Flush();
    }

    private void SetDefaults(ReadOnlySpan<string> parameters)
    {
        if (parameters is not [var family, var protocol, _, ..])
        {
            throw dialect.MissingParameters("default-set", Subsystem, "family protocol state1 timeout1...");
        }

        byte familyNumber = NfctWords.FamilyOf(family);
        byte number = TimeoutProtocol.NumberOf(protocol);
        var timeouts = TimeoutProtocol.ReadTimeouts(parameters[2..], number, protocol, dialect);
        using TimeoutPolicyConnection connection = TimeoutPolicyConnection.Open();
        connection.SetDefault(familyNumber, number, timeouts);
    }

    private void GetDefaults(ReadOnlySpan<string> parameters)
    {
        if (parameters is not [var family, var protocol, ..])
        {
            throw dialect.MissingParameters("default-get", Subsystem, "family protocol");
        }

        byte familyNumber = NfctWords.FamilyOf(family);
        byte number = TimeoutProtocol.NumberOf(protocol);
        using TimeoutPolicyConnection connection = TimeoutPolicyConnection.Open();
        Write(TimeoutText.OfDefaults(connection.GetDefault(familyNumber, number), dialect));
    }

    private void Write(string text) => output.Write(Encoding.UTF8.GetBytes(text));
}
