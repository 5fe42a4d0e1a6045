// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text;
using Conntrack.Commands;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using Netfilter.Interop.UserspaceHelpers;

namespace Conntrack.Nfct;

/// <summary>The commands for userspace helpers. Few kernels have them; a line of its own says so where they are missing.</summary>
internal sealed class HelperCommands(CommandContext context, NfctDialect dialect)
{
    private const string Subsystem = "helper";
    private const string IdentityParameters = "name family protocol";
    private const int NoEntry = 2;
    private const int Invalid = 22;

    /// <summary>Runs a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="parameters">What follows it.</param>
    /// <param name="word">The second word of the line, which is blamed for a command that helpers do not have.</param>
    /// <exception cref="CommandLineException">The parameters are not valid, or the kernel has no such helper.</exception>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public void Run(NfctCommand command, ReadOnlySpan<string> parameters, string word)
    {
        switch (command)
        {
            case NfctCommand.List:
                NfctDialect.RefuseParameters(parameters);
                List();
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
                NfctDialect.RefuseParameters(parameters);
                Ask(helpers => helpers.Delete());
                break;
            case NfctCommand.Disable:
                Disable(parameters);
                break;
            default:
                throw NfctDialect.Failure($"Unknown command: {word}\n{dialect.Banner}Missing command\n"
                    + dialect.CommandsOf(NfctSubsystem.Helper));
        }
    }

    private static byte ProtocolOf(string word) => word switch
    {
        "tcp" => IpProtocol.Tcp,
        "udp" => IpProtocol.Udp,
        _ => throw NfctDialect.Failure("unsupported layer 4 protocol"),
    };

    private void List()
    {
        foreach (UserspaceHelper helper in Ask(helpers => helpers.List()))
        {
            Write(helper);
        }
    }

    /// <summary>Adds a helper, which stays disabled until the program that runs it enables it.</summary>
    private void Add(ReadOnlySpan<string> parameters)
    {
        (KnownHelper known, byte family) = Known("add", parameters);
        var helper = new UserspaceHelper
        {
            Name = known.Name,
            Family = family,
            Protocol = known.Protocol,
            PrivateDataBytes = known.PrivateDataBytes,
            IsEnabled = false,
            Policies = [new ExpectationPolicy(known.Name, known.MaxExpected, known.TimeoutSeconds)],
        };
        Ask(helpers =>
        {
            helpers.Add(helper);
            return true;
        });
    }

    private void Delete(ReadOnlySpan<string> parameters)
    {
        (string name, byte? family, byte? protocol) = Selected(parameters);
        if (family is not null && protocol is null)
        {
            // The kernel takes both or none.
            throw NfctDialect.KernelFailure(Invalid);
        }

        bool isDeleted = Ask(helpers => (family, protocol) is ({ } layer3, { } layer4)
            ? helpers.Delete(name, layer3, layer4)
            : helpers.Delete(name));
        if (!isDeleted)
        {
            throw NfctDialect.KernelFailure(NoEntry);
        }
    }

    private void Get(ReadOnlySpan<string> parameters)
    {
        (string name, byte? family, byte? protocol) = Selected(parameters);
        Write(Find(name, family, protocol));
    }

    private void Disable(ReadOnlySpan<string> parameters)
    {
        (KnownHelper known, byte family) = Known("disable", parameters);
        UserspaceHelper helper = Find(known.Name, family, known.Protocol);
        Ask(helpers =>
        {
            helpers.Add(helper with { IsEnabled = false });
            return true;
        });
    }

    private (KnownHelper Helper, byte Family) Known(string command, ReadOnlySpan<string> parameters)
    {
        if (parameters is not [var name, var family, var protocol, ..])
        {
            throw dialect.MissingParameters(command, Subsystem, IdentityParameters);
        }

        byte familyNumber = NfctWords.FamilyOf(family);
        KnownHelper known = KnownHelper.Find(name, ProtocolOf(protocol))
            ?? throw NfctDialect.Failure("that helper is not supported");
        return (known, familyNumber);
    }

    private static (string Name, byte? Family, byte? Protocol) Selected(ReadOnlySpan<string> parameters)
    {
        if (parameters is [])
        {
            throw NfctDialect.Failure("missing helper policy name");
        }

        NfctDialect.RefuseParameters(parameters[Math.Min(3, parameters.Length)..]);
        byte? family = parameters.Length > 1 ? NfctWords.FamilyOf(parameters[1]) : null;
        byte? protocol = parameters.Length > 2 ? ProtocolOf(parameters[2]) : null;
        return (parameters[0], family, protocol);
    }

    private UserspaceHelper Find(string name, byte? family, byte? protocol)
    {
        foreach (UserspaceHelper helper in Ask(helpers => helpers.List(name)))
        {
            if ((family ?? helper.Family) == helper.Family && (protocol ?? helper.Protocol) == helper.Protocol)
            {
                return helper;
            }
        }

        throw NfctDialect.KernelFailure(NoEntry);
    }

    private T Ask<T>(Func<UserspaceHelperConnection, T> request)
    {
        using UserspaceHelperConnection helpers = UserspaceHelperConnection.Open();
        try
        {
            return request(helpers);
        }
        catch (NetlinkException exception)
            when (exception.Errno == Invalid && !context.Environment.IsAnchor && !HasSubsystem(helpers))
        {
            throw NfctDialect.Failure(NfctDialect.KernelFailure(Invalid).Message + "\n" + dialect.Banner
                + "this kernel has no userspace helpers (CONFIG_NF_CT_NETLINK_HELPER)");
        }
    }

    private static bool HasSubsystem(UserspaceHelperConnection helpers)
    {
        try
        {
            helpers.List();
            return true;
        }
        catch (NetlinkException exception) when (exception.Errno == Invalid)
        {
            return false;
        }
    }

    private void Write(UserspaceHelper helper) => context.Output.Write(Encoding.UTF8.GetBytes(HelperText.Of(helper)));
}
