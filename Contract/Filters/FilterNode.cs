// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>
/// A filter, or a part of one: a condition that a connection meets or does not meet. The tree is immutable, compares by
/// value and is safe to use from any thread.
/// </summary>
/// <remarks>
/// A condition on a value that a connection lacks (the port of an ICMP connection, the timeout of an offloaded one) is
/// not met, whatever the comparison; only <see cref="FilterNot"/> turns that around.
/// The set of node types is closed: a compiler of filters handles the sealed types of this namespace and no other.
/// </remarks>
public abstract record FilterNode
{
    private protected FilterNode()
    {
    }

    /// <summary>The canonical text, which the parser reads back to an equal tree.</summary>
    /// <returns>Text of the filter language.</returns>
    public sealed override string ToString() => FilterPrinter.Print(this);
}
