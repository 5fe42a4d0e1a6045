// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Linting;

/// <summary>A communication whose need is in question. For use by one thread.</summary>
/// <param name="communication">The communication.</param>
/// <param name="window">The rest of its time.</param>
internal sealed class JudgedCommunication(Communication communication, TimeWindow window)
{
    /// <summary>The communication.</summary>
    public Communication Communication { get; } = communication;

    /// <summary>The rest of its time.</summary>
    public TimeWindow Window { get; } = window;

    /// <summary>All that it permits.</summary>
    public List<PermittedBox> Boxes { get; } = [];

    /// <summary>Whether it was found to be needless, and so speaks for no other any more.</summary>
    public bool IsNeedless { get; set; }

    /// <summary>How much it permits and how long.</summary>
    public double Size => Boxes.Sum(box => box.Size) * Window.Days;

    /// <summary>Whether it can stand for another as far as time, limits and logging go.</summary>
    public bool Covers(JudgedCommunication other) =>
        !IsNeedless && this != other &&
        Communication.Rate is null && (Communication.Log || !other.Communication.Log) &&
        Window.Contains(other.Window);
}
