// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Tests.Diagrams;

/// <summary>Names that would break out of what they are written into, were they not escaped.</summary>
internal static class HostileNames
{
    public static IEnumerable<string> All { get; } =
    [
        "</text><script>alert(1)</script>",
        "a\"]; evil [label=\"b",
        "{a|b|<p>c}",
        @"back\slash \N \G \",
        "&lt;b&gt; &amp; &#65;",
        "end",
        "1. list",
        "`**markdown**`",
        "$(reboot); `id` %00 #quot;",
        "x]]> -->|y| z",
        "日本語 😀 émigré",
        "שלום",
    ];

    /// <summary>Names that no model takes, because a diagram must not depend on that.</summary>
    public static IEnumerable<string> Impossible { get; } =
    [
        "two\nlines", "nul\0bell\a", "half \uD800", "\uFFFE", new string('x', 300), "\u2028",
    ];

    public static DiagramProject ProjectOf(string name)
    {
        var project = new DiagramProject(5);
        project.Put(project.Project with { Name = name });
        project.Put(project.Model.Locations.Values.Last() with { Name = name });
        project.Put(project.Entity("web1") with { Name = name });
        return project;
    }
}
