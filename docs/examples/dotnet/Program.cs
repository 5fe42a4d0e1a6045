// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using ConntrackExamples;
using Netfilter.Interop.Netlink;

// Run as root: dotnet run --project docs/examples/dotnet -- list | follow [N] | kill PORT | expect | timeouts
try
{
    switch (args)
    {
        case ["list"]:
            ListConnections.Run();
            break;
        case ["follow", .. var rest]:
            int count = rest is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : int.MaxValue;
            await FollowEvents.RunAsync(count);
            break;
        case ["kill", var port]:
            KillSelection.Run(ushort.Parse(port, CultureInfo.InvariantCulture));
            break;
        case ["expect"]:
            AddExpectation.Run();
            break;
        case ["timeouts"]:
            AddTimeoutPolicy.Run();
            break;
        default:
            Console.Error.WriteLine("Usage: list | follow [N] | kill PORT | expect | timeouts");
            return 2;
    }

    return 0;
}
catch (NetlinkException exception)
{
    // The message says what failed and what to do, for one which capability is missing.
    Console.Error.WriteLine(exception.Message);
    return 1;
}
