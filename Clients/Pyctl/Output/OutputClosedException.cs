// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Pyctl.Output;

/// <summary>Nobody reads the output any more, so that the rest need not be made.</summary>
internal sealed class OutputClosedException : Exception
{
    /// <summary>Makes an exception.</summary>
    public OutputClosedException(Exception cause)
        : base(cause.Message, cause)
    {
    }
}
