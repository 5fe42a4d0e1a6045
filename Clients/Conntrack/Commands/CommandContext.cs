// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Conntrack.Output;

namespace Conntrack.Commands;

/// <summary>What commands need beside their request.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Reporter">Standard error.</param>
/// <param name="Clock">The present time and the time zone.</param>
/// <param name="Environment">What is known of the surroundings.</param>
internal sealed record CommandContext(
    OutputBuffer Output, Reporter Reporter, TimeProvider Clock, Surroundings Environment);
