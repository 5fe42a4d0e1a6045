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
        using ConntrackConnection connection = ConntrackConnection.Open();
        Create(connection, request);
        context.Reporter.Summary(1, request.Command == CommandKind.Add ? "added" : "created");
        return ExitCodes.Success;
    }

    /// <summary>Creates the flow of a request.</summary>
    public static void Create(ConntrackConnection connection, Request request)
    {
        try
        {
            connection.Create(FlowTemplate.Entry(request));
        }
        catch (ConntrackEntryExistsException) when (request.Command == CommandKind.Add)
        {
        }
    }
}
