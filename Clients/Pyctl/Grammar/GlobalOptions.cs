// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.CommandLine;
using System.Linq;
using Client.Configuration;
using Localization;
using Pyctl.Hosts;
using Pyctl.Output;

namespace Pyctl.Grammar;

/// <summary>The options that every command has: where to go, as whom, and how to write.</summary>
internal sealed class GlobalOptions
{
    private const int MostSeconds = 24 * 60 * 60;

    private readonly Option<string[]> _host = new("--host", "-H")
    {
        Description = Messages.Get(
            "The daemons: names of the configuration file or addresses (fw1, fw1:8040, https://fw1/RPC2, unix:/run/…), "
            + "with commas between them."),
        HelpName = "HOST,...",
        Recursive = true,
    };

    private readonly Option<string?> _user = new("--user", "-u")
    {
        Description = Messages.Get("Whom to log in as."),
        HelpName = "NAME",
        Recursive = true,
    };

    private readonly Option<string?> _passwordFile = new("--password-file")
    {
        Description = Messages.Get("The file whose first line is the password; only you may read it."),
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string?> _caFile = new("--ca-file")
    {
        Description = Messages.Get("Certificates in PEM that may have signed the daemon's."),
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<int> _timeout = new("--call-timeout")
    {
        Description = Messages.Get("How many seconds a call may take."),
        HelpName = "SECONDS",
        Recursive = true,
        DefaultValueFactory = _ => 30,
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = Messages.Get("How rows are written: table, wide, json, jsonl, csv, tsv, conntrack or xml."),
        HelpName = "FORMAT",
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = Messages.Get("The same as --output json."),
        Recursive = true,
    };

    /// <summary>Makes the options.</summary>
    public GlobalOptions()
    {
        _output.CompletionSources.Add([.. Enum.GetNames<OutputFormat>().Select(name => name.ToLowerInvariant())]);
        _host.CompletionSources.Add(_ => UserFiles.ReadConfiguration().Hosts.Select(host => host.Name));
    }

    /// <summary>Adds the options to the command of which all others are part.</summary>
    public void AddTo(RootCommand root)
    {
        foreach (Option option in (Option[])[_host, _user, _passwordFile, _caFile, _timeout, _output, _json])
        {
            root.Add(option);
        }
    }

    /// <summary>What the command line says of the daemons.</summary>
    /// <exception cref="UsageException">A value is not valid.</exception>
    public ConnectionSettings Settings(ParseResult result) => new()
    {
        Hosts = [.. (result.GetValue(_host) ?? []).SelectMany(ClientConfiguration.SplitNames)],
        UserName = result.GetValue(_user),
        PasswordFile = result.GetValue(_passwordFile),
        CaFile = result.GetValue(_caFile),
        Timeout = result.GetValue(_timeout) is > 0 and <= MostSeconds and int seconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new UsageException(Messages.Format($"--call-timeout: from 1 to {MostSeconds} seconds")),
    };

    /// <summary>The format of rows.</summary>
    /// <exception cref="UsageException">There is no such format.</exception>
    public OutputFormat Format(ParseResult result)
    {
        string text = result.GetValue(_json) ? nameof(OutputFormat.Json)
            : result.GetValue(_output) ?? nameof(OutputFormat.Table);
        return Enum.TryParse(text, ignoreCase: true, out OutputFormat format) && char.IsLetter(text[0])
            ? format
            : throw new UsageException(Messages.Format(
                $"--output {text}: allowed are {string.Join(", ", Enum.GetNames<OutputFormat>()).ToLowerInvariant()}"));
    }

    /// <summary>The format of rows that are not connections.</summary>
    /// <exception cref="UsageException">It is one that only connections have.</exception>
    public OutputFormat RowFormat(ParseResult result) => Format(result) is not OutputFormat.Conntrack and var format
        ? format
        : throw new UsageException(Messages.Get("--output conntrack: only connections can be written so"));
}
