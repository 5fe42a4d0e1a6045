// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Runtime.InteropServices;
using Auth.Native;
using Localization;

namespace Auth.Pam;

/// <summary>
/// What the program <c>pyctd-pam</c> does: one login through libpam, in a process of its own, asked by standard input
/// and answered by standard output. Not for use within the daemon.
/// </summary>
public static class PamProgram
{
    /// <summary>The argument that asks only whether the program and the library can be used.</summary>
    public const string CheckArgument = "--check";

    /// <summary>The name of the program; it is beside the daemon's.</summary>
    internal const string Name = "pyctd-pam";

    /// <summary>Runs the program.</summary>
    /// <param name="arguments">The arguments of its command line.</param>
    /// <param name="input">Where it is asked.</param>
    /// <param name="output">Where it answers.</param>
    /// <param name="errors">Where it says what is wrong.</param>
    /// <returns>The exit code: 0 where it answered, whatever the answer is.</returns>
    public static int Run(string[] arguments, Stream input, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (!NativeLibrary.TryLoad(Libpam.Library, out _))
        {
            errors.WriteLine(Messages.Get("libpam.so.0 cannot be loaded; install the package libpam0g"));
            return 1;
        }

        if (arguments is [CheckArgument])
        {
            return 0;
        }

        if (arguments is not [])
        {
            errors.WriteLine(Messages.Get("pyctd-pam is for pyctd alone, which talks to it by its standard input"));
            return 1;
        }

        PamTransaction.Run(PamRequest.Read(input)).Write(output);
        return 0;
    }
}
