// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Conntrack.Events;
using Conntrack.Grammar;
using Conntrack.Output;
using Conntrack.Selection;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;

namespace Conntrack.Commands;

/// <summary><c>-E</c>: shows events until SIGINT or SIGTERM.</summary>
internal sealed class EventCommand(CommandContext context, Request request)
{
    /// <summary>Shows them.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = StopOn(PosixSignal.SIGINT, stop);
        using PosixSignalRegistration terminate = StopOn(PosixSignal.SIGTERM, stop);
        try
        {
            return request.Table == TableKind.Expect
                ? new ExpectationCommands(context, request).Follow(stop.Token)
                : Follow(stop.Token);
        }
        catch (NetlinkPermissionException)
        {
            context.Reporter.Line("mnl_socket_bind: Operation not permitted");
            context.Reporter.BannerLine("Can't open netlink socket");
            return ExitCodes.Failure;
        }
    }

    private static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource stop) =>
        PosixSignalRegistration.Create(signal, received =>
        {
            received.Cancel = true;
            stop.Cancel();
        });

    private int Follow(CancellationToken cancellationToken)
    {
        var selector = new EntrySelector(request, FilterEvaluator.Of(request.Filter));
        var settings = new EventSettings
        {
            Groups = request.Events == ConntrackEventGroups.None ? ConntrackEventGroups.All : request.Events,
            Selection = selector.Matches,
            Resynchronises = !context.Environment.IsAnchor,
        };
        using ConntrackEventSubscription subscription = ConntrackEventSubscription.Open(new ConntrackEventOptions
        {
            Groups = settings.Subscribed,
            ReceiveBufferBytes = (int)Math.Clamp(
                request.BufferSize ?? EventSettings.DefaultBufferBytes, 0, int.MaxValue / 2),
        });
        if (request.BufferSize is not null)
        {
            context.Reporter.Line(FormattableString.Invariant(
                $"NOTICE: Netlink socket buffer size has been set to {subscription.ReceiveBufferBytes} bytes."));
        }

        IEntryWriter writer = EntryWriters.Create(
            OutputChoice.Of(request, context.Environment), context.Output, context.Clock);
        writer.Begin();
        context.Output.Flush();
        using var errors = new StreamWriter(StandardStreams.OpenError(), new UTF8Encoding(false)) { AutoFlush = true };
        var pipeline = new EventPipeline(context.Output, writer, errors, context.Clock, settings);
        pipeline.Run(subscription, cancellationToken);
        writer.End();
        context.Output.Flush();
        if (context.Output.IsClosed)
        {
            return ExitCodes.ClosedPipe;
        }

        context.Reporter.BannerLine(FormattableString.Invariant($"{pipeline.Printed} flow events have been shown."));
        return ExitCodes.Success;
    }
}
