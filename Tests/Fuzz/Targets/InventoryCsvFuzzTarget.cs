// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Inventory.Exchange;

namespace Fuzz.Targets;

/// <summary>Inventories as tables; <see cref="ExchangedFile"/> says what must hold.</summary>
internal sealed class InventoryCsvFuzzTarget : IFuzzTarget
{
    /// <inheritdoc/>
    public string Name => "inventory-csv";

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<byte> input) => ExchangedFile.Run(input, ExchangeFormat.Csv);
}
