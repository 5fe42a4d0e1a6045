// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Daemon.Table;

/// <summary>Bytes per second of one connection in each direction; NaN where it is not known.</summary>
/// <param name="Original">Bytes per second in the original direction.</param>
/// <param name="Reply">Bytes per second in the reply direction.</param>
/// <remarks>
/// Not known means: the kernel counts nothing for this connection (accounting was off when it began), or there is no
/// earlier snapshot to compare with. It is never zero in disguise.
/// </remarks>
internal readonly record struct ByteRate(float Original, float Reply)
{
    /// <summary>The rate of a connection about which nothing is known.</summary>
    public static readonly ByteRate Unknown = new(float.NaN, float.NaN);

    /// <summary>Whether both directions are known; they are known or unknown together.</summary>
    public bool IsKnown => !float.IsNaN(Original);

    /// <summary>The sum of both directions.</summary>
    public float Total => Original + Reply;

    /// <summary>The rate that follows from two readings of the counters.</summary>
    /// <param name="bytesBefore">The counters of the earlier reading, original and reply.</param>
    /// <param name="bytesNow">The counters of the later reading.</param>
    /// <param name="seconds">The time between them; more than zero.</param>
    /// <param name="before">The rate that the earlier reading had.</param>
    /// <returns>
    /// The mean over the time between the readings; when that is under a second, weighted with the earlier rate so that
    /// it stands for about the last second. A counter that went backwards was reset by somebody else (a dump that
    /// zeroes): what it has now was transferred since.
    /// </returns>
    public static ByteRate Between(
        (ulong Original, ulong Reply) bytesBefore, (ulong Original, ulong Reply) bytesNow, double seconds, ByteRate before)
    {
        double weight = before.IsKnown ? Math.Min(seconds, 1) : 1;
        return new(
            Smooth(Delta(bytesBefore.Original, bytesNow.Original) / seconds, before.Original, weight),
            Smooth(Delta(bytesBefore.Reply, bytesNow.Reply) / seconds, before.Reply, weight));
    }

    private static double Delta(ulong before, ulong now) => now >= before ? now - before : now;

    private static float Smooth(double instantaneous, float before, double weight) =>
        weight < 1 ? (float)((instantaneous * weight) + (before * (1 - weight))) : (float)instantaneous;
}
