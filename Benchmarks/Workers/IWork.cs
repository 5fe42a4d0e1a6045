// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Benchmarks.Workers;

/// <summary>Something that is measured again and again in a process of its own.</summary>
internal interface IWork : IDisposable
{
    /// <summary>Does it once.</summary>
    /// <returns>How many flows, rows or calls it was about.</returns>
    public long Do();
}
