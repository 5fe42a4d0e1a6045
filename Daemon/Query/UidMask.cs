// SPDX-License-Identifier: GPL-2.0-or-later
using System.Numerics;

namespace Daemon.Query;

/// <summary>Where in the mark the user's number is (<c>--uid-mask</c>).</summary>
/// <param name="Bits">The bits of the mark that hold it; 0 when the mark holds none.</param>
/// <remarks>
/// NuFW sets <c>mark = (uid &amp; 0xFFFF) | (mark &amp; 0xFFFF0000)</c>, for which the mask is 0xFFFF. User 0 stands for
/// nobody: a mark that was never set is 0 too.
/// </remarks>
internal readonly record struct UidMask(uint Bits)
{
    /// <summary>The user's number: the mask's bits of the mark, shifted down to the mask's lowest bit.</summary>
    public uint UserOf(uint mark) => Bits == 0 ? 0 : (mark & Bits) >> BitOperations.TrailingZeroCount(Bits);
}
