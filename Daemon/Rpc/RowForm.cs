// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Rpc;

/// <summary>What a client expects of a row.</summary>
internal enum RowForm
{
    /// <summary>A value that is not known is left out.</summary>
    Contract,

    /// <summary>
    /// The successor of pyctd's own client reads the same members of every row and takes the whole number of each: ports,
    /// <c>user_id</c> and <c>username</c> are always there.
    /// </summary>
    Successor,
}
