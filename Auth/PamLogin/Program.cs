// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Auth.Pam;

namespace Auth.PamLogin;

/// <summary>The program <c>pyctd-pam</c>, which the module <c>pam</c> starts for each login.</summary>
internal static class Program
{
    private static int Main(string[] arguments) =>
        PamProgram.Run(arguments, Console.OpenStandardInput(), Console.Out, Console.Error);
}
