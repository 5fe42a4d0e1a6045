// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;

namespace Netfilter.Interop.Native;

internal static partial class Libc
{
    /// <summary>
    /// Waits until one of two descriptors is readable (poll(2)); returns how many are, 0 when the time is up, or the
    /// negated error number. A negative time is for ever.
    /// </summary>
    public static int PollReadable(
        SafeSocketDescriptor first, SafeSocketDescriptor second, int milliseconds, out bool firstReady, out bool secondReady)
    {
        bool firstHeld = false;
        bool secondHeld = false;
        try
        {
            first.DangerousAddRef(ref firstHeld);
            second.DangerousAddRef(ref secondHeld);
            Span<PollFd> descriptors =
            [
                new() { Descriptor = (int)first.DangerousGetHandle(), Events = PollFd.POLLIN },
                new() { Descriptor = (int)second.DangerousGetHandle(), Events = PollFd.POLLIN },
            ];
            int ready = PollNative(descriptors, (nuint)descriptors.Length, milliseconds);
            int errno = ready < 0 ? Marshal.GetLastPInvokeError() : 0;
            firstReady = descriptors[0].ReturnedEvents != 0;
            secondReady = descriptors[1].ReturnedEvents != 0;
            return ready >= 0 ? ready : -errno;
        }
        finally
        {
            if (firstHeld)
            {
                first.DangerousRelease();
            }

            if (secondHeld)
            {
                second.DangerousRelease();
            }
        }
    }

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    private static partial int PollNative(Span<PollFd> descriptors, nuint count, int milliseconds);
}
