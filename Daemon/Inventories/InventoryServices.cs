// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Rpc;
using Inventory.Checking;

namespace Daemon.Inventories;

/// <summary>What the procedures of the inventory work with. Safe for concurrent use.</summary>
/// <param name="Gate">Lets calls in.</param>
/// <param name="Home">Opens the store.</param>
/// <param name="Writer">Makes changes and records them.</param>
/// <param name="Removals">The previews of removals.</param>
/// <param name="Work">Runs what takes long.</param>
/// <param name="Checker">Asks tools and kernel about rules.</param>
/// <param name="Live">The options in force.</param>
/// <param name="Time">The clock.</param>
internal sealed record InventoryServices(
    CallGate Gate,
    InventoryHome Home, InventoryWriter Writer, PreviewTokens<RemovalPromise> Removals,
    LongWork Work, RulesetChecker Checker, LiveOptions Live, TimeProvider Time);
