// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Localization;

namespace Inventory.Exchange;

/// <summary>A file cannot be read at all.</summary>
internal sealed class ImportFileException : Exception
{
    private ImportFileException(ImportFinding finding)
        : base(finding.Message) => Finding = finding;

    /// <summary>What to tell the user.</summary>
    public ImportFinding Finding { get; }

    /// <summary>Makes one.</summary>
    /// <param name="line">The line, from 1; 0 where it concerns no line.</param>
    /// <param name="code">One of <see cref="Validation.ValidationCodes"/>.</param>
    /// <param name="message">What is wrong and what to do.</param>
    public static ImportFileException At(int line, string code, FormattableString message) =>
        new(new ImportFinding(line, code, "", Messages.Format(message)));
}
