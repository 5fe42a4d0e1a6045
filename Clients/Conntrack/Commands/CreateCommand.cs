// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary><c>-I</c> and <c>-A</c>: creates a flow; <c>-A</c> is content if it exists.</summary>
internal sealed class CreateCommand(CommandContext context, Request request)
{
    /// <summary>Creates it.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        if (FlowTemplate.IsRefused(request))
        {
            throw KernelFailure.Invalid("create");
        }

        using ConntrackConnection connection = ConntrackConnection.Open();
        try
        {
            connection.Create(FlowTemplate.Entry(request));
        }
        catch (ConntrackEntryExistsException) when (request.Command == CommandKind.Add)
        {
            // That is what was asked for.
        }

        context.Reporter.Summary(1, request.Command == CommandKind.Add ? "added" : "created");
        return ExitCodes.Success;
    }
}
