// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Inventory.Bundles;

/// <summary>A file of a bundle. Immutable as long as nobody changes its bytes.</summary>
/// <param name="Name">Its path in the bundle, of <c>a-z0-9._-</c> and <c>/</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record BundleFile(string Name, ReadOnlyMemory<byte> Content);
