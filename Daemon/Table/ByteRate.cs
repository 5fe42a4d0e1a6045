// SPDX-License-Identifier: GPL-2.0-or-later
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
    /// <param name="perSecond">The readings per second: one divided by the time between them.</param>
    /// <param name="before">The rate that the earlier reading had.</param>
    /// <returns>
    /// The mean over the time between the readings; when that is under a second, weighted with the earlier rate so that
    /// it stands for about the last second. A counter that went backwards was reset by somebody else (a dump that
    /// zeroes): what it has now was transferred since.
    /// </returns>
    public static ByteRate Between(
        (ulong Original, ulong Reply) bytesBefore,
        (ulong Original, ulong Reply) bytesNow,
        double perSecond,
        ByteRate before)
    {
        float original = (float)(Delta(bytesBefore.Original, bytesNow.Original) * perSecond);
        float reply = (float)(Delta(bytesBefore.Reply, bytesNow.Reply) * perSecond);
        if (perSecond <= 1 || !before.IsKnown)
        {
            return new(original, reply);
        }

        float weight = (float)(1 / perSecond);
        return new(
            (original * weight) + (before.Original * (1 - weight)),
            (reply * weight) + (before.Reply * (1 - weight)));
    }

    private static ulong Delta(ulong before, ulong now) => now >= before ? now - before : now;
}
