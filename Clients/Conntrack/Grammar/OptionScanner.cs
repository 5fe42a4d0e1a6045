// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Immutable;

namespace Conntrack.Grammar;

/// <summary>
/// Takes a command line apart as getopt_long(3) of the GNU C library does: options anywhere, letters in clusters, unique
/// prefixes of long names; words that belong to no option are moved behind and skipped.
/// </summary>
internal sealed class OptionScanner
{
    private readonly string[] _words;
    private int _next = 1;
    private int _letter;
    private int _firstSkipped = 1;
    private int _lastSkipped = 1;

    /// <summary>Makes a scanner.</summary>
    /// <param name="program">The name of the program, which takes part in one odd message.</param>
    /// <param name="words">The words after it.</param>
    public OptionScanner(string program, ReadOnlySpan<string> words)
    {
        _words = [program, .. words];
    }

    /// <summary>The option that was found last.</summary>
    public OptionSpec Option { get; private set; }

    /// <summary>Its argument, or null.</summary>
    public string? Argument { get; private set; }

    /// <summary>The word to blame: the one before the next, so not always the right one.</summary>
    public string Offender => _words[_next - 1];

    /// <summary>The words that belong to no option; complete at the end.</summary>
    public ReadOnlySpan<string> Skipped => _words.AsSpan(_next);

    /// <summary>Finds the next option.</summary>
    /// <param name="options">The options that are known now.</param>
    public ScanResult Next(ImmutableArray<OptionSpec> options)
    {
        Argument = null;
        if (_letter == 0)
        {
            if (!AdvanceToOption())
            {
                return ScanResult.End;
            }

            if (_words[_next].StartsWith("--", StringComparison.Ordinal))
            {
                return NextLong(options);
            }

            _letter = 1;
        }

        return NextLetter(options);
    }

    /// <summary>Gives an option with an optional argument the next word, unless it has one or that looks like an option.</summary>
    public string? TakeOptional()
    {
        if (Argument is null && _letter == 0 && _next < _words.Length && _words[_next] is not ['-' or '!', ..])
        {
            Argument = _words[_next++];
        }

        return Argument;
    }

    /// <summary>Moves to the next option, past the words before it.</summary>
    private bool AdvanceToOption()
    {
        _lastSkipped = Math.Min(_lastSkipped, _next);
        _firstSkipped = Math.Min(_firstSkipped, _next);
        MoveSkippedBehind();
        while (_next < _words.Length && _words[_next] is not ['-', _, ..])
        {
            _next++;
        }

        _lastSkipped = _next;
        if (_next < _words.Length && _words[_next] == "--")
        {
            _next++;
            MoveSkippedBehind();
            _lastSkipped = _next = _words.Length;
        }

        if (_next < _words.Length)
        {
            return true;
        }

        _next = _firstSkipped == _lastSkipped ? _next : _firstSkipped;
        return false;
    }

    /// <summary>Exchanges the skipped words with the options that were read after them.</summary>
    private void MoveSkippedBehind()
    {
        if (_firstSkipped == _lastSkipped)
        {
            _firstSkipped = _next;
        }
        else if (_lastSkipped != _next)
        {
            Span<string> stretch = _words.AsSpan(_firstSkipped, _next - _firstSkipped);
            string[] skipped = [.. stretch[..(_lastSkipped - _firstSkipped)]];
            stretch[skipped.Length..].CopyTo(stretch);
            skipped.CopyTo(stretch[^skipped.Length..]);
            _firstSkipped = _next - skipped.Length;
        }

        _lastSkipped = _next;
    }

    private ScanResult NextLong(ImmutableArray<OptionSpec> options)
    {
        ReadOnlySpan<char> word = _words[_next++].AsSpan(2);
        int equals = word.IndexOf('=');
        ReadOnlySpan<char> name = equals < 0 ? word : word[..equals];
        if (!TryFindLong(options, name, isOurs: false, out OptionSpec found, out bool isKnown)
            && (isKnown || !TryFindLong(options, name, isOurs: true, out found, out _)))
        {
            return ScanResult.Unknown;
        }

        Option = found;
        if (equals >= 0)
        {
            Argument = word[(equals + 1)..].ToString();
            return found.Argument == ArgumentKind.None ? ScanResult.Unknown : ScanResult.Option;
        }

        return found.Argument == ArgumentKind.Required ? TakeRequired() : ScanResult.Option;
    }

    /// <summary>Finds an exact name, or the only option that a prefix fits.</summary>
    private static bool TryFindLong(
        ImmutableArray<OptionSpec> options, ReadOnlySpan<char> name, bool isOurs, out OptionSpec found, out bool isKnown)
    {
        int matches = 0;
        found = default;
        isKnown = false;
        foreach (OptionSpec option in options)
        {
            if (option.IsOurs != isOurs || !option.Long.AsSpan().StartsWith(name, StringComparison.Ordinal))
            {
                continue;
            }

            isKnown = true;
            if (option.Long.Length == name.Length)
            {
                found = option;
                return true;
            }

            // Two names of one option are no ambiguity.
            if (matches == 0 || found.Id != option.Id || found.Command != option.Command)
            {
                matches++;
                found = option;
            }
        }

        return matches == 1;
    }

    private ScanResult NextLetter(ImmutableArray<OptionSpec> options)
    {
        string word = _words[_next];
        char letter = word[_letter++];
        int rest = _letter;
        if (_letter == word.Length)
        {
            _letter = 0;
            _next++;
        }

        if (!TryFindLetter(options, letter, out OptionSpec found))
        {
            return ScanResult.Unknown;
        }

        Option = found;
        if (found.Argument is ArgumentKind.None or ArgumentKind.Table)
        {
            return ScanResult.Option;
        }

        if (_letter != 0)
        {
            Argument = word[rest..];
            _letter = 0;
            _next++;
            return ScanResult.Option;
        }

        return found.Argument == ArgumentKind.Required ? TakeRequired() : ScanResult.Option;
    }

    private static bool TryFindLetter(ImmutableArray<OptionSpec> options, char letter, out OptionSpec found)
    {
        foreach (OptionSpec option in options)
        {
            if (option.Short == letter && letter != '\0')
            {
                found = option;
                return true;
            }
        }

        found = default;
        return false;
    }

    private ScanResult TakeRequired()
    {
        if (_next == _words.Length)
        {
            return ScanResult.MissingArgument;
        }

        Argument = _words[_next++];
        return ScanResult.Option;
    }
}
