// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Records;

namespace Pyctl.Connections;

/// <summary>What happened to a connection between two looks. Immutable.</summary>
/// <param name="Kind"><c>NEW</c>, <c>UPDATE</c> or <c>DESTROY</c>.</param>
/// <param name="Row">The connection; after its end, as it was seen last.</param>
internal sealed record ConnectionChange(string Kind, ConnectionRow Row);
