// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Daemon.Configuration;

/// <summary>What one source says about one option.</summary>
/// <param name="Values">The texts given; none for a switch that is only named.</param>
/// <param name="Origin">Where they were given, as an error message begins.</param>
internal sealed record Setting(IReadOnlyList<string> Values, string Origin);
