// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Expectations;

namespace Conntrack.Commands;

/// <summary><c>-F</c>: empties a table.</summary>
internal sealed class FlushCommand(CommandContext context, Request request)
{
    /// <summary>Empties it.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        if (request.Table == TableKind.Expect)
        {
            using ExpectationConnection expectations = ExpectationConnection.Open();
            expectations.Flush();
            context.Reporter.BannerLine("expectation table has been emptied.");
            return ExitCodes.Success;
        }

        // Some kernels empty both families when asked for one; whether this one does is tried in a namespace apart.
        byte family = request.Has(OptionId.Family) ? request.Family : (byte)0;
        ConntrackFeatures features = family == 0 ? ConntrackFeatures.None : ConntrackFeatureProbe.Run();
        using ConntrackConnection connection = ConntrackConnection.Open(new ConntrackOptions { Features = features });
        connection.Flush(family);
        context.Reporter.BannerLine("connection tracking table has been emptied.");
        return ExitCodes.Success;
    }
}
