// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Conntrack.Labels;

namespace Conntrack.Grammar;

/// <summary>Understands one command line: scans it, reads the arguments, and checks the whole.</summary>
/// <remarks>
/// The first fault in the order of the words is reported; then faults of labels, of translations, of the matrix, of the
/// pairs of addresses, of the protocol's options, and of the command, in this order.
/// </remarks>
internal sealed partial class CommandLineParser
{
    /// <summary>The name that messages call the program by.</summary>
    public const string ProgramName = "conntrack";

    private static readonly string[] s_tables = ["expect", "conntrack", "dying", "unconfirmed"];

    private static readonly TableKind[] s_tableKinds =
        [TableKind.Expect, TableKind.Conntrack, TableKind.Dying, TableKind.Unconfirmed];

    /// <summary>What -z does not go with: it zeroes whatever it reads.</summary>
    private static readonly OptionSet s_notWithZero = OptionSet.Of(
        OptionId.Protocol, OptionId.Source, OptionId.Destination, OptionId.ReplySource, OptionId.ReplyDestination,
        OptionId.Mark, OptionId.Secmark, OptionId.Status, OptionId.Label, OptionId.Zone, OptionId.OriginalZone,
        OptionId.ReplyZone);

    /// <summary>What goes with -z because the kernel itself applies it (D25).</summary>
    private static readonly OptionSet s_zeroFilters = OptionSet.Of(OptionId.Mark, OptionId.Status, OptionId.Zone);

    private readonly Action<string> _warn;
    private readonly Func<string, LabelMap?> _loadLabels;
    private readonly bool _isAnchor;
    private readonly ListArguments _lists;
    private readonly Request _request = new();
    private readonly List<string> _labels = [];
    private readonly List<string> _addedLabels = [];
    private readonly List<string> _deletedLabels = [];
    private ProtocolSpec? _protocol;
    private ProtocolCheck _protocolOptions;
    private string? _labelMapPath;

    /// <summary>Makes a parser for one command line.</summary>
    /// <param name="warn">Receives a line for standard error.</param>
    /// <param name="loadLabels">Reads the names of labels from a file; null if there is none.</param>
    /// <param name="isAnchor">Whether the anchor's defects are kept.</param>
    public CommandLineParser(Action<string> warn, Func<string, LabelMap?> loadLabels, bool isAnchor)
    {
        _warn = warn;
        _loadLabels = loadLabels;
        _isAnchor = isAnchor;
        _lists = new ListArguments(warn, isAnchor);
    }

    /// <summary>Parses the words after the program's name.</summary>
    /// <param name="words">The words.</param>
    /// <exception cref="CommandLineException">They are not valid.</exception>
    public Request Parse(ReadOnlySpan<string> words)
    {
        var scanner = new OptionScanner(ProgramName, words);
        while (scanner.Next(_protocol?.Options ?? OptionTable.General) is var result and not ScanResult.End)
        {
            if (result != ScanResult.Option)
            {
                throw new CommandLineException(result == ScanResult.Unknown
                    ? $"unknown option `{scanner.Offender}'"
                    : $"option `{scanner.Offender}' requires an argument");
            }

            Apply(scanner);
        }

        _request.StrayWords = scanner.Skipped.ToArray();
        ResolveLabels();
        Check();
        return _request;
    }

    private void Apply(OptionScanner scanner)
    {
        OptionSpec option = scanner.Option;
        string? argument = option.Argument is ArgumentKind.Optional or ArgumentKind.Table
            ? scanner.TakeOptional()
            : scanner.Argument;
        if (option.Id == OptionId.Command)
        {
            SetCommand(option.Command, argument);
        }
        else if (option.Id > OptionId.Command)
        {
            _protocolOptions.Note(_protocol!, option.Id);
            ReadProtocolArgument(option.Id, argument!);
        }
        else
        {
            ReadArgument(option.Id, argument);
        }
    }

    private void SetCommand(CommandKind command, string? table)
    {
        TableKind kind = table is null ? TableKind.Conntrack : ParseTable(table);
        if (_request.Command != CommandKind.None)
        {
            throw new CommandLineException("Invalid commands combination");
        }

        _request.Command = command;
        _request.Table = kind;
        if (kind == TableKind.Expect && (command is CommandKind.Add or CommandKind.Update))
        {
            string name = command == CommandKind.Add ? "add" : "update";
            throw new CommandLineException($"Can't do --{name} on expectations");
        }

        if ((kind is TableKind.Dying or TableKind.Unconfirmed) && command != CommandKind.List)
        {
            throw new CommandLineException("Can't do that command with tables `dying' and `unconfirmed'");
        }
    }

    private static TableKind ParseTable(string text)
    {
        int index = Array.FindIndex(s_tables, name => name.StartsWith(text, StringComparison.Ordinal));
        return index >= 0 ? s_tableKinds[index] : throw new CommandLineException($"unknown type `{text}'");
    }

    private void ResolveLabels()
    {
        OptionSet labels = OptionSet.Of(OptionId.Label, OptionId.LabelAdd, OptionId.LabelDelete);
        if (!_request.Options.ContainsAny(labels) && !_request.Output.HasFlag(OutputWords.Labels))
        {
            return;
        }

        LabelMap? map = _loadLabels(_labelMapPath ?? LabelMap.DefaultPath);
        _request.LabelMap = map;
        _request.Labels = BitsOf(map, _labels);
        _request.AddedLabels = BitsOf(map, _addedLabels);
        _request.DeletedLabels = BitsOf(map, _deletedLabels);
    }

    private static int[] BitsOf(LabelMap? map, List<string> names)
    {
        int[] bits = new int[names.Count];
        for (int i = 0; i < bits.Length; i++)
        {
            if (map is null || !map.TryGetBit(names[i], out bits[i]))
            {
                throw new CommandLineException($"unknown label '{names[i]}'");
            }
        }

        return bits;
    }

    private void Check()
    {
        if (_request.Has(OptionId.AnyNat)
            && _request.Options.ContainsAny(OptionSet.Of(OptionId.SourceNat, OptionId.DestinationNat)))
        {
            throw new CommandLineException("cannot specify `--src-nat' or `--dst-nat' with `--any-nat'");
        }

        CommandMatrix.Check(_request, _isAnchor);
        if (_protocol is not null)
        {
            _protocolOptions.Check(_protocol, _request);
        }

        CheckLoneTimeout();
        CheckZero();
        if (_request.Table == TableKind.Conntrack)
        {
            CheckMask(OptionId.MaskSource, OptionId.Source);
            CheckMask(OptionId.MaskDestination, OptionId.Destination);
        }

        WarnOfStrayTable();
    }

    /// <summary>With nothing but a timeout the anchor deletes everything (D05).</summary>
    private void CheckLoneTimeout()
    {
        OptionSet selecting = new(~OptionSet.Of(
            OptionId.Timeout, OptionId.Output, OptionId.LabelMap, OptionId.NatRange, OptionId.Limit, OptionId.Columns,
            OptionId.DryRun).Bits);
        if (_request.Command == CommandKind.Delete && _request.Has(OptionId.Timeout)
            && !_request.Options.ContainsAny(selecting))
        {
            throw new CommandLineException("Illegal option `--timeout' with this command");
        }
    }

    private void CheckZero()
    {
        if (!_request.Has(OptionId.Zero))
        {
            return;
        }

        OptionSet forbidden = s_notWithZero;
        if (!_isAnchor)
        {
            OptionSet others = OptionSet.Of(
                OptionId.SourceNat, OptionId.DestinationNat, OptionId.AnyNat, OptionId.Filter, OptionId.Limit);
            forbidden = new OptionSet((s_notWithZero.Bits & ~s_zeroFilters.Bits) | others.Bits);
        }

        // Zone 0 is none that the kernel could be asked for alone.
        if (_request.Options.ContainsAny(forbidden) || _request.Zone == 0)
        {
            throw new CommandLineException("Can't use -z with filtering parameters");
        }
    }

    private void CheckMask(OptionId mask, OptionId address)
    {
        if (_request.Has(mask) && !_request.Has(address))
        {
            throw new CommandLineException(
                $"Can't use --{CommandMatrix.NameOf(mask)} without --{CommandMatrix.NameOf(address)}");
        }
    }

    /// <summary>A table counts only directly after its command (D27).</summary>
    private void WarnOfStrayTable()
    {
        foreach (string word in _request.StrayWords)
        {
            if (!_isAnchor && _request.Command != CommandKind.None && (word is "expect" or "dying" or "unconfirmed"))
            {
                _warn($"WARNING: ignoring table `{word}', which must directly follow the command.");
                return;
            }
        }
    }
}
