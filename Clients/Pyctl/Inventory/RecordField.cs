// SPDX-License-Identifier: GPL-2.0-or-later
namespace Pyctl.Inventory;

/// <summary>A field of records that can be given on the command line. Immutable.</summary>
/// <param name="Name">Its name as it travels.</param>
/// <param name="Description">What it is, for people.</param>
internal sealed record RecordField(string Name, string Description)
{
    /// <summary>The option that gives it, as in <c>--valid-until</c>.</summary>
    public string Option => "--" + Name.Replace('_', '-');

    /// <summary>What the value is called in help.</summary>
    public string ValueName { get; init; } = "TEXT";

    /// <summary>The values that it can have, where they are few.</summary>
    public string[] Choices { get; init; } = [];
}
