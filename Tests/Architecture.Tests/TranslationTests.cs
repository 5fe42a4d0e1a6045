// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Localization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace Architecture.Tests;

/// <summary>Every message has its French line, and everything that users read is a message.</summary>
internal sealed partial class TranslationTests
{
    private const char NoBreakSpace = '\u00A0';

    private static readonly HashSet<string> s_shownExceptions =
    [
        "AuthenticationModuleException", "ConfigurationException", "FieldException", "FilterSyntaxException",
        "InventoryStoreException", "PasswordFileException", "RecordFormatException", "StaleRevisionException",
        "StartupException", "StoreConflictException", "UsageException", "XmlRpcFault", "XmlRpcFaultException",
        "XmlRpcFormatException", "XmlRpcTransportException",
    ];

    private static readonly HashSet<string> s_writes =
        ["Console.Error.WriteLine", "Console.Error.Write", "output.WriteLine", "errors.WriteLine"];

    private static IEnumerable<string> Catalogues =>
        Repository.Files.Where(path => Path.GetFileName(path) == "fr.po").Select(path => Path.GetDirectoryName(path)!);

    [TestCaseSource(nameof(Catalogues))]
    public void Messages_OfProject_HaveConstantTexts(string folder)
    {
        Assert.That(Calls(folder).Where(call => call.Key is null), Is.Empty);
    }

    [TestCaseSource(nameof(Catalogues))]
    public void Messages_OfProject_AreTranslated(string folder)
    {
        Dictionary<string, string> translations = Read(folder);

        Assert.That(Calls(folder).Where(call => call.Key is { } key && !translations.ContainsKey(key)), Is.Empty);
    }

    [TestCaseSource(nameof(Catalogues))]
    public void Translations_OfProject_AreOfMessagesThatExist(string folder)
    {
        HashSet<string?> keys = [.. Calls(folder).Select(call => call.Key)];

        Assert.That(Read(folder).Keys.Where(key => !keys.Contains(key)), Is.Empty);
    }

    [TestCaseSource(nameof(Catalogues))]
    public void Translations_OfProject_HaveThePlacesOfTheirMessages(string folder)
    {
        Assert.That(Read(folder).Where(pair => !Places(pair.Key).SetEquals(Places(pair.Value))), Is.Empty);
    }

    [TestCaseSource(nameof(Catalogues))]
    public void Translations_OfProject_HaveNoBreakSpacesBeforePunctuation(string folder)
    {
        Assert.That(Read(folder).Values.Where(text => BreakableSpace().IsMatch(text)), Is.Empty);
        Assert.That(Read(folder).Keys.Where(text => text.Contains(NoBreakSpace, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCaseSource(nameof(Catalogues))]
    public void Texts_OfExceptionsAndOutputThatUsersSee_AreMessages(string folder)
    {
        Assert.That(SourcesOf(folder).SelectMany(PlainTexts), Is.Empty);
    }

    private static IEnumerable<MessageCall> Calls(string folder) => MessageCall.In(SourcesOf(folder));

    // A project in the folder of another that has a catalogue of its own is not the other's.
    private static IEnumerable<string> SourcesOf(string folder)
    {
        string[] inner = [.. Catalogues.Where(other => other.StartsWith(folder + "/", StringComparison.Ordinal))];
        return Repository.ProductSources.Where(path =>
            path.StartsWith(folder + "/", StringComparison.Ordinal) &&
            !inner.Any(other => path.StartsWith(other + "/", StringComparison.Ordinal)));
    }

    private static Dictionary<string, string> Read(string folder)
    {
        using var reader = new StringReader(Repository.Text(folder + "/fr.po"));
        return PoFile.Read(reader);
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    // A text with a blank is prose; one without is a name, a key or a word of a protocol.
    private static IEnumerable<string> PlainTexts(string path)
    {
        return CSharpSyntaxTree.ParseText(Repository.Text(path)).GetRoot()
            .DescendantNodes()
            .OfType<ExpressionSyntax>()
            .SelectMany(ShownArguments)
            .SelectMany(argument => argument.DescendantNodes().OfType<ExpressionSyntax>())
            .Where(text => IsProse(text) && !text.Ancestors().OfType<ExpressionSyntax>().Any(MessageCall.IsMessage))
            .Select(text => $"{path}:{MessageCall.Line(text)}: {text}");
    }

    private static IEnumerable<ArgumentSyntax> ShownArguments(ExpressionSyntax expression) => expression switch
    {
        ObjectCreationExpressionSyntax creation when s_shownExceptions.Contains(creation.Type.ToString()) =>
            creation.ArgumentList?.Arguments ?? [],
        InvocationExpressionSyntax call when s_writes.Contains(call.Expression.ToString()) =>
            call.ArgumentList.Arguments,
        _ => [],
    };

    private static bool IsProse(ExpressionSyntax text) => text switch
    {
        LiteralExpressionSyntax literal => Prose().IsMatch(literal.Token.ValueText),
        InterpolatedStringExpressionSyntax interpolated =>
            interpolated.Contents.OfType<InterpolatedStringTextSyntax>().Any(
                part => Prose().IsMatch(part.TextToken.ValueText)),
        _ => false,
    };

    [GeneratedRegex(@"(?<!\{)\{\d+[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@" [:;?](?!=)")]
    private static partial Regex BreakableSpace();

    [GeneratedRegex(@"[a-z]{2,} |\s[a-z]{2,}")]
    private static partial Regex Prose();
}
