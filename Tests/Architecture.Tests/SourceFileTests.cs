// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Architecture.Tests;

/// <summary>Rules of the house that neither the compiler nor the formatter checks.</summary>
internal sealed partial class SourceFileTests
{
    private static readonly string[] s_licensed =
    [
        ".cs", ".csproj", ".props", ".sh", ".py", ".php", ".pl", ".rb", ".tcl", ".lua", ".c", ".h", ".nft", ".awk",
        ".js", ".css", ".html", ".svg", ".service", ".socket", ".sysusers", ".tmpfiles", ".logrotate", ".default", ".template", ".example",
    ];

    private static readonly string[] s_scripts = [".sh", ".py"];

    // Written in two halves, so that this file does not find itself.
    private const string LaterMark = "TO" + "DO";
    private const string ForbiddenImport = "Dll" + "Import";

    [Test]
    public void Sources_NameTheirLicenceInTheFirstLines()
    {
        // Generated rules and pictures belong to whoever generates them.
        IEnumerable<string> files = Repository.Files.Where(path =>
            (s_licensed.Contains(Path.GetExtension(path)) || path is "Makefile" or ".ci/run") &&
            !path.StartsWith("Tests/data/rules/", StringComparison.Ordinal) &&
            !path.StartsWith("Tests/data/diagrams/", StringComparison.Ordinal));

        Assert.That(files.Where(path => !Repository.Lines(path).Take(3)
            .Any(line => line.Contains("SPDX-License-Identifier: GPL-2.0-or-later", StringComparison.Ordinal))), Is.Empty);
    }

    [Test]
    public void Sources_HoldOnePublicTypeThatNamesTheFile()
    {
        List<string> wrong = [];
        foreach (string path in Repository.ProductSources)
        {
            string[] types = [.. Repository.Lines(path).Select(line => PublicType().Match(line))
                .Where(match => match.Success).Select(match => match.Groups["name"].Value)];
            if (types.Length > 1 || (types.Length == 1 && types[0] != Path.GetFileName(path).Split('.')[0]))
            {
                wrong.Add($"{path}: {string.Join(", ", types)}");
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Sources_WithOneType_AreNamedAfterIt()
    {
        Assert.That(Repository.Sources.Where(path => OnlyType(path) is { } type &&
            type != Path.GetFileName(path).Split('.')[0] && Path.GetFileName(path) != "Program.cs"), Is.Empty);
    }

    [Test]
    public void Sources_KeepUnsafeCodeInNativeFolders()
    {
        Assert.That(Repository.Sources.Where(path => !IsNative(path) &&
            Repository.Lines(path).Any(line => NativeCode().IsMatch(line) && !IsComment(line))), Is.Empty);
    }

    [Test]
    public void Sources_ImportWithoutRuntimeMarshalling()
    {
        Assert.That(Repository.Sources.Where(path =>
            Repository.Text(path).Contains("[" + ForbiddenImport, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Sources_LeaveNothingForLaterThatTheListDoesNotKnow()
    {
        string list = Repository.Text(LaterMark);
        List<string> unknown = [];
        foreach (string path in Repository.Sources)
        {
            unknown.AddRange(Repository.Lines(path)
                .Select(line => LaterNote().Match(line))
                .Where(note => note.Success && !list.Contains(note.Groups["what"].Value, StringComparison.Ordinal))
                .Select(note => $"{path}: {note.Value}"));
        }

        Assert.That(unknown, Is.Empty);
    }

    [Test]
    public void Scripts_AreExecutable()
    {
        Assert.That(Repository.Files.Where(path =>
            (s_scripts.Contains(Path.GetExtension(path)) || path == ".ci/run") &&
            Repository.Text(path).StartsWith("#!", StringComparison.Ordinal) &&
            !File.GetUnixFileMode(Path.Combine(Repository.Root, path)).HasFlag(UnixFileMode.UserExecute)), Is.Empty);
    }

    private static bool IsNative(string path)
    {
        return path.StartsWith("Netfilter.Interop/Native/", StringComparison.Ordinal) ||
            path.StartsWith("Auth/Native/", StringComparison.Ordinal);
    }

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    private static string? OnlyType(string path)
    {
        string[] types = [.. Repository.Lines(path).Select(line => AnyType().Match(line))
            .Where(match => match.Success).Select(match => match.Groups["name"].Value)];
        return types.Length == 1 ? types[0] : null;
    }

    // Namespaces are file-scoped: what begins in the first column is not nested.
    [GeneratedRegex(@"^(\w+ )*(class|struct|interface|enum|record( class| struct)?) (?<name>\w+)")]
    private static partial Regex AnyType();

    [GeneratedRegex(@"^public (\w+ )*(class|struct|interface|enum|record( class| struct)?) (?<name>\w+)")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\bunsaf[e]\b|\[LibraryImpor[t]\b|\bfixe[d] \(")]
    private static partial Regex NativeCode();

    [GeneratedRegex("//.*\\b" + LaterMark + "\\b:? *(?<what>.*)")]
    private static partial Regex LaterNote();
}
