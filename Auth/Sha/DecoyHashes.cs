// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Auth.Sha;

/// <summary>
/// Makes refusals equally slow: a name that is not there, and one with a hash that is checked in no time, must not show
/// by the time of the answer. Stateless; safe to use from any thread.
/// </summary>
internal static class DecoyHashes
{
    // Of no password that anyone knows. The cost is that of new hashes.
    internal const string Sha512Crypt =
        "$6$kU3xL0pQvTz1aHcE$Y6uWb2pVt8mJ0sR4nD7fGqK5xZ1cL9hAeToP3iUyBvMwSgXjC2rFkQdN6zE8lH0tO4aVp5mIuYbRsWxJcGf1e.";

    private static readonly HashKind[] s_slowKinds = [HashKind.Sha512Crypt, HashKind.Sha256Crypt, HashKind.Yescrypt];

    /// <summary>
    /// The hashes to spend the time of: of each slow kind in a file the first one with the cost that most have, without
    /// regard to whose it is, since no answer depends on it.
    /// </summary>
    public static IReadOnlyList<string> For(IEnumerable<string> hashes)
    {
        Dictionary<HashKind, string> decoys = hashes
            .GroupBy(PasswordHash.KindOf)
            .Where(kind => s_slowKinds.Contains(kind.Key))
            .ToDictionary(kind => kind.Key, kind => kind.GroupBy(Cost).MaxBy(cost => cost.Count())!.First());

        // sha512crypt always: hashes that cost nothing may be all that there is.
        decoys.TryAdd(HashKind.Sha512Crypt, Sha512Crypt);
        return [.. decoys.Values];
    }

    /// <summary>Spends the time of each decoy, but of the kind which a refused login has spent.</summary>
    public static void Spend(string password, IReadOnlyList<string> decoys, HashKind spent)
    {
        foreach (string decoy in decoys.Where(decoy => PasswordHash.KindOf(decoy) != spent))
        {
            PasswordHash.Verify(password, decoy);
        }
    }

    // "rounds=N" of the SHA methods, nothing for their default, or the parameters of yescrypt.
    private static string Cost(string hash)
    {
        string parameters = hash.Split('$')[2];
        bool isDefault = !hash.StartsWith("$y$", StringComparison.Ordinal)
            && !parameters.StartsWith("rounds=", StringComparison.Ordinal);
        return isDefault ? "" : parameters;
    }
}
