// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Grammar;

/// <summary>What the program is asked to do.</summary>
internal enum CommandKind
{
    /// <summary>Nothing: help is shown.</summary>
    None,

    /// <summary><c>-L</c>: list the table.</summary>
    List,

    /// <summary><c>-G</c>: show one entry.</summary>
    Get,

    /// <summary><c>-D</c>: delete entries.</summary>
    Delete,

    /// <summary><c>-I</c>: create an entry.</summary>
    Create,

    /// <summary><c>-A</c>: create an entry unless it exists.</summary>
    Add,

    /// <summary><c>-U</c>: change entries.</summary>
    Update,

    /// <summary><c>-E</c>: show events.</summary>
    Event,

    /// <summary><c>-F</c>: empty the table.</summary>
    Flush,

    /// <summary><c>-C</c>: count the entries.</summary>
    Counter,

    /// <summary><c>-S</c>: show statistics.</summary>
    Statistics,

    /// <summary><c>-V</c>: show the version.</summary>
    Version,

    /// <summary><c>-h</c>: show help.</summary>
    Help,
}
