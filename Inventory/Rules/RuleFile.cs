// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Validation;

namespace Inventory.Rules;

/// <summary>Generated rules. Immutable.</summary>
/// <param name="FileName">A name for the file, of <c>a-z0-9._-</c> alone.</param>
/// <param name="Content">The content, with <c>\n</c> at the end of each line; to be written as UTF-8 without a mark.</param>
/// <param name="Digest"><c>sha256:</c> and the digest in hexadecimal, over the content without the line that holds it.</param>
/// <param name="Findings">
/// What is doubtful, and as errors the communications that the format has no words for. With an error the content lacks a
/// rule that was asked for, and must not be loaded.
/// </param>
public sealed record RuleFile(string FileName, string Content, string Digest, IReadOnlyList<Finding> Findings);
