// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Conntrack.Output;

/// <summary>
/// Opens what the program writes to. The stream of the console says nothing of a closed pipe, and sends a terminal the
/// codes that prepare it for full-screen programs; that of a file writes at an offset of its own, where another program may
/// write too. So files are written through the console's stream, and everything else through a file's.
/// </summary>
internal static class StandardStreams
{
    private const int Output = 1;
    private const int Error = 2;

    /// <summary>Standard output, without a buffer.</summary>
    public static Stream OpenOutput() => Open(Output, Console.OpenStandardOutput);

    /// <summary>Standard error, without a buffer.</summary>
    public static Stream OpenError() => Open(Error, Console.OpenStandardError);

    private static Stream Open(int descriptor, Func<Stream> openConsole)
    {
        var file = new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return file.CanSeek ? openConsole() : file;
    }
}
