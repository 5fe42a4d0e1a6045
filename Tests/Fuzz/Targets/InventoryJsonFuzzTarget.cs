// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Inventory.Exchange;

namespace Fuzz.Targets;

/// <summary>Inventories as JSON; <see cref="ExchangedFile"/> says what must hold.</summary>
internal sealed class InventoryJsonFuzzTarget : IFuzzTarget
{
    /// <inheritdoc/>
    public string Name => "inventory-json";

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<byte> input) => ExchangedFile.Run(input, ExchangeFormat.Json);
}
