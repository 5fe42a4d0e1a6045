// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Conntrack;

/// <summary>Finds out what the running kernel does correctly, in a network namespace made for it.</summary>
public static class ConntrackFeatureProbe
{
    /// <summary>Makes a private network namespace, creates a few flows there and tries every filter on them.</summary>
    /// <returns>
    /// What works. Where the namespace cannot be made (that needs CAP_SYS_ADMIN), nothing, with the reason.
    /// </returns>
    public static ConntrackFeatures Run() => throw new NotImplementedException();
}
