// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Conntrack.Tests.Differential;

/// <summary>A line of a script: what is run in both namespaces.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Words">The arguments.</param>
/// <param name="PipedInto">The arguments of a second run, which reads what the first one printed; null for none.</param>
/// <param name="Input">What the run reads from standard input.</param>
/// <param name="Divergence">The name of the known divergence that it shows, or null.</param>
internal sealed record ScriptLine(
    int Number,
    string Text,
    IReadOnlyList<string> Words,
    IReadOnlyList<string>? PipedInto,
    string Input,
    string? Divergence);
