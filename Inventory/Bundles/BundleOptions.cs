// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Inventory.Rules;

namespace Inventory.Bundles;

/// <summary>What goes into a bundle. Immutable.</summary>
public sealed record BundleOptions
{
    /// <summary>The formats of the rules; without meaning for <see cref="BundleLayout.Conntrackt"/>, which has its own.</summary>
    public IReadOnlyList<RuleFormat> Formats { get; init; } =
        [RuleFormat.Iptables, RuleFormat.Ip6tables, RuleFormat.Nft, RuleFormat.Json];

    /// <summary>How the files are arranged.</summary>
    public BundleLayout Layout { get; init; }

    /// <summary>The time at which a communication must be in force.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Files that others make, such as <c>inventory.json</c>; not for <see cref="BundleLayout.Conntrackt"/>.</summary>
    public IReadOnlyList<BundleFile> Extras { get; init; } = [];

    /// <summary>What tools said of the files that <see cref="ProjectBundle.Render"/> gave; empty where none was asked.</summary>
    public IReadOnlyList<BundleCheck> Checks { get; init; } = [];
}
