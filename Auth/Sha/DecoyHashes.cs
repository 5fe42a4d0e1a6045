// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;

namespace Auth.Sha;

/// <summary>
/// Makes refusals equally slow: a name that is not there, and one with a hash that is checked in no time, must not show
/// by the time of the answer. Stateless; safe to use from any thread.
/// </summary>
internal static class DecoyHashes
{
    // Of no password that anyone knows. The costs are those of new hashes.
    internal const string Sha512Crypt =
        "$6$kU3xL0pQvTz1aHcE$Y6uWb2pVt8mJ0sR4nD7fGqK5xZ1cL9hAeToP3iUyBvMwSgXjC2rFkQdN6zE8lH0tO4aVp5mIuYbRsWxJcGf1e.";

    internal const string Sha256Crypt = "$5$kU3xL0pQvTz1aHcE$Y6uWb2pVt8mJ0sR4nD7fGqK5xZ1cL9hAeToP3iUyBv4";

    internal const string Yescrypt = "$y$j9T$kU3xL0pQvTz1aHcEkU3xL.$Y6uWb2pVt8mJ0sR4nD7fGqK5xZ1cL9hAeToP3iUyBv4";

    /// <summary>Spends the time of each slow kind of hash in a file, but that which a refused login has spent.</summary>
    public static void Spend(string password, IReadOnlyList<HashKind> kinds, HashKind spent)
    {
        // sha512crypt always: hashes that cost nothing may be all that there is.
        Spend(password, Sha512Crypt, isDue: spent != HashKind.Sha512Crypt);
        Spend(password, Sha256Crypt, kinds.Contains(HashKind.Sha256Crypt) && spent != HashKind.Sha256Crypt);
        Spend(password, Yescrypt, kinds.Contains(HashKind.Yescrypt) && spent != HashKind.Yescrypt);
    }

    private static void Spend(string password, string hash, bool isDue)
    {
        if (isDue)
        {
            PasswordHash.Verify(password, hash);
        }
    }
}
