// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;

namespace Conntrack.ConntrackPy;

/// <summary>Understands a command line of conntrack.py: options anywhere, and one word.</summary>
/// <remarks>
/// A fault of an option's form ends with <see cref="ExitCodes.BadParameter"/>, as Python's option parser does; one of its
/// meaning with <see cref="ExitCodes.Failure"/>. The latter are reported in the order addresses, protocol, family.
/// </remarks>
internal sealed class ConntrackPyParser
{
    /// <summary>The name that messages call the program by.</summary>
    public const string ProgramName = "conntrack.py";

    private const string OldFormat = "0.3";
    private const string NewFormat = "0.4";

    private readonly Dictionary<OptionId, string> _arguments = [];
    private readonly Dictionary<OptionId, ushort> _ports = [];

    /// <summary>Whether a line is one of conntrack.py and not one of conntrack(8).</summary>
    /// <remarks>
    /// It is when it has nothing but conntrack.py's options and begins with one of its commands. conntrack(8) does nothing
    /// with such a line: it finds no command in it, and either refuses an option or prints its help.
    /// </remarks>
    /// <param name="words">The words after the program's name.</param>
    public static bool IsMeant(ReadOnlySpan<string> words)
    {
        var scanner = new OptionScanner(ProgramName, words);
        ScanResult result;
        do
        {
            result = scanner.Next(ConntrackPyOptions.WithoutHelp);
        }
        while (result == ScanResult.Option);

        return result == ScanResult.End
            && scanner.Skipped.Length > 0
            && CommandOf(scanner.Skipped[0]) != ConntrackPyCommand.None;
    }

    /// <summary>Parses the words after the program's name.</summary>
    /// <param name="words">The words.</param>
    /// <exception cref="CommandLineException">They are not valid.</exception>
    public ConntrackPyRequest Parse(ReadOnlySpan<string> words)
    {
        var scanner = new OptionScanner(ProgramName, words);
        while (scanner.Next(ConntrackPyOptions.All) is var result and not ScanResult.End)
        {
            if (result != ScanResult.Option)
            {
                throw new CommandLineException(result == ScanResult.Unknown
                    ? $"no such option: {scanner.Offender}"
                    : $"{scanner.Offender} option requires an argument");
            }

            if (scanner.Option.Id == OptionId.Command)
            {
                return new ConntrackPyRequest { Command = ConntrackPyCommand.Help };
            }

            Take(scanner.Option, scanner.Argument);
        }

        return Request(scanner.Skipped is [var word] ? CommandOf(word) : ConntrackPyCommand.None);
    }

    private static ConntrackPyCommand CommandOf(string word) => word switch
    {
        "list" => ConntrackPyCommand.List,
        "xml" => ConntrackPyCommand.Xml,
        "delete" => ConntrackPyCommand.Delete,
        _ => ConntrackPyCommand.None,
    };

    private void Take(OptionSpec option, string? argument)
    {
        switch (option.Id)
        {
            case OptionId.SourcePort or OptionId.DestinationPort or OptionId.ReplySourcePort or OptionId.ReplyDestinationPort:
                _ports[option.Id] = ushort.TryParse(
                    argument, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
                        ? port
                        : throw new CommandLineException($"option --{option.Long}: invalid integer value: '{argument}'");
                break;
            case OptionId.Format when argument is not (OldFormat or NewFormat):
                throw new CommandLineException(
                    $"option --{option.Long}: invalid choice: '{argument}' (choose from '{OldFormat}', '{NewFormat}')");
            default:
                _arguments[option.Id] = argument ?? "";
                break;
        }
    }

    private ConntrackPyRequest Request(ConntrackPyCommand command)
    {
        bool isNew = _arguments.GetValueOrDefault(OptionId.Format) == NewFormat;
        NetworkArgument? source = Network(OptionId.Source);
        NetworkArgument? destination = Network(OptionId.Destination);
        NetworkArgument? replySource = Network(OptionId.ReplySource);
        NetworkArgument? replyDestination = Network(OptionId.ReplyDestination);
        var request = new ConntrackPyRequest
        {
            Command = isNew && command == ConntrackPyCommand.Delete ? ConntrackPyCommand.None : command,
            IsNewGeneration = isNew,
            LoadsModules = _arguments.ContainsKey(OptionId.LoadModules),
            IsQuiet = _arguments.ContainsKey(OptionId.Quiet),
            Original = (source, destination),
            Reply = (replySource, replyDestination),
            OriginalPorts = (Port(OptionId.SourcePort), Port(OptionId.DestinationPort)),
            ReplyPorts = (Port(OptionId.ReplySourcePort), Port(OptionId.ReplyDestinationPort)),
            Protocol = Protocol(isNew),
        };
        NetworkArgument? first = source ?? destination ?? replySource ?? replyDestination;
        return request with { Family = Family(first?.Family ?? (isNew ? (byte)0 : AddressArgument.IPv4)) };
    }

    private NetworkArgument? Network(OptionId option)
    {
        if (!_arguments.TryGetValue(option, out string? text))
        {
            return null;
        }

        return NetworkArgument.TryParse(text, out NetworkArgument network)
            ? network
            : throw new CommandLineException($"Invalid address: {text}", ExitCodes.Failure);
    }

    /// <summary>A port; 0 selects every one.</summary>
    private ushort? Port(OptionId option) => _ports.TryGetValue(option, out ushort port) && port != 0 ? port : null;

    /// <summary>The protocol: tcp unless the new generation is asked for, which selected nothing by itself.</summary>
    private byte? Protocol(bool isNew)
    {
        if (!_arguments.TryGetValue(OptionId.Protocol, out string? name))
        {
            return isNew ? null : IpProtocol.Tcp;
        }

        return name switch
        {
            "tcp" => IpProtocol.Tcp,
            "udp" => IpProtocol.Udp,
            "sctp" => IpProtocol.Sctp,
            "icmp" => IpProtocol.Icmp,
            "icmpv6" => IpProtocol.IcmpV6,
            "udplite" => IpProtocol.UdpLite,
            _ => throw new CommandLineException($"Unknow protocol number: {name}", ExitCodes.Failure),
        };
    }

    /// <summary>The family; without a word for it that of the addresses.</summary>
    private byte Family(byte unsaid)
    {
        if (!_arguments.TryGetValue(OptionId.Family, out string? name))
        {
            return unsaid;
        }

        return name switch
        {
            "ipv4" => AddressArgument.IPv4,
            "ipv6" => AddressArgument.IPv6,
            _ => throw new CommandLineException($"Unknow layer 3 protocol: {name}", ExitCodes.Failure),
        };
    }
}
