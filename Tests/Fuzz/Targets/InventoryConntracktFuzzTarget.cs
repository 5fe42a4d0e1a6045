// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Inventory.Exchange;

namespace Fuzz.Targets;

/// <summary>Inventories as dumps of Django Conntrackt; <see cref="ExchangedFile"/> says what must hold.</summary>
internal sealed class InventoryConntracktFuzzTarget : IFuzzTarget
{
    /// <inheritdoc/>
    public string Name => "inventory-conntrackt";

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<byte> input) => ExchangedFile.Run(input, ExchangeFormat.Conntrackt);
}
