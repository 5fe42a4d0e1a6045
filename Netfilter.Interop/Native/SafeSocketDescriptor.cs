// SPDX-License-Identifier: GPL-2.0-or-later
using Microsoft.Win32.SafeHandles;

namespace Netfilter.Interop.Native;

/// <summary>Owns the descriptor of a socket or an event counter from its first instant.</summary>
internal sealed class SafeSocketDescriptor : SafeHandleMinusOneIsInvalid
{
    public SafeSocketDescriptor()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle() => Libc.Close((int)handle) == 0;
}
