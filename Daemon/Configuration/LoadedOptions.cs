// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Daemon.Configuration;

/// <summary>The effective options, and how they came about.</summary>
/// <param name="Options">The options.</param>
/// <param name="Origins">Where each option that has not its default was given, by its name.</param>
/// <param name="Warnings">What is odd but harmless, one line each.</param>
internal sealed record LoadedOptions(
    Options Options, IReadOnlyDictionary<string, string> Origins, IReadOnlyList<string> Warnings);
