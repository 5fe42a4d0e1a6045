// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Daemon.Users;

/// <summary>Asks the system who its users are.</summary>
internal interface IUserResolver
{
    /// <summary>The names of those of the given users that there are.</summary>
    public IReadOnlyDictionary<uint, string> FindByUid(IReadOnlyList<uint> uids);

    /// <summary>The number of a user; null when there is none of the name.</summary>
    public uint? FindByName(string name);
}
