// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary><c>-G</c>: shows one flow.</summary>
internal sealed class GetCommand(CommandContext context, Request request)
{
    /// <summary>Shows it.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        ConntrackKey key = FlowTemplate.Key(request);
        if (key.IsReply && context.Environment.IsAnchor)
        {
            context.Reporter.BannerLine("Operation failed: invalid parameters");
            return ExitCodes.Failure;
        }

        using ConntrackConnection connection = ConntrackConnection.Open();
        ConntrackEntry entry = connection.Get(key);
        var printer = new EntryPrinter(context, OutputChoice.Of(request, context.Environment));
        var selector = new GetSelector(request);
        if (selector.Matches(entry))
        {
            printer.Write(entry);
        }

        printer.End();
        context.Reporter.Summary(printer.Count, "shown");
        return printer.Count > 0 ? ExitCodes.Success : ExitCodes.Failure;
    }
}
