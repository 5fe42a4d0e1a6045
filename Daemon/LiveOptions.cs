// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Daemon;

/// <summary>
/// The options in force. SIGHUP replaces them; who needs a changed value at once subscribes to <see cref="Changed"/>,
/// everybody else reads <see cref="Current"/> at each use. Safe for use by several threads.
/// </summary>
internal sealed class LiveOptions(Options initial)
{
    private volatile Options _current = initial;

    /// <summary>Raised after <see cref="Current"/> was replaced, with the new options.</summary>
    public event Action<Options>? Changed;

    /// <summary>The options in force now.</summary>
    public Options Current => _current;

    /// <summary>Puts <paramref name="options"/> in force.</summary>
    public void Replace(Options options)
    {
        _current = options;
        Changed?.Invoke(options);
    }
}
