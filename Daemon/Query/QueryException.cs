// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Daemon.Query;

/// <summary>A query asks for something that is not to be had; the client hears it as fault 422.</summary>
internal sealed class QueryException : Exception
{
    /// <summary>Says what is wrong with which field.</summary>
    public QueryException(string field, string problem)
        : base($"{field}: {problem}")
    {
    }
}
