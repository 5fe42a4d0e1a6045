// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using Conntrack.Grammar;
using Conntrack.Output;
using Netfilter.Interop.Expectations;
using Netfilter.Interop.Netlink;

namespace Conntrack.Commands;

/// <summary>The commands on expectations: list, get, create, delete, events.</summary>
internal sealed class ExpectationCommands(CommandContext context, Request request)
{
    private const int NoEntry = 2;

    /// <summary>Does what was asked for.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        using ExpectationConnection connection = ExpectationConnection.Open();
        return request.Command switch
        {
            CommandKind.List => List(connection),
            CommandKind.Get => Get(connection),
            CommandKind.Create => Create(connection),
            _ => Delete(connection),
        };
    }

    /// <summary>Shows events until the token is cancelled.</summary>
    /// <returns>The exit code.</returns>
    public int Follow(CancellationToken cancellationToken)
    {
        using ExpectationEventSubscription subscription = ExpectationEventSubscription.Open();
        IExpectationWriter writer = NewWriter();
        writer.Begin();
        long count = 0;
        while (!context.Output.IsClosed)
        {
            if (!TryReceive(subscription, out ExpectationEvent happened, cancellationToken))
            {
                break;
            }

            if (happened.Expectation is { } expectation)
            {
                writer.Write(expectation, happened.Kind);
                context.Output.Flush();
                count++;
            }
        }

        writer.End();
        context.Output.Flush();
        context.Reporter.BannerLine(FormattableString.Invariant($"{count} expectation events have been shown."));
        return ExitCodes.Success;
    }

    private static bool TryReceive(
        ExpectationEventSubscription subscription, out ExpectationEvent happened, CancellationToken cancellationToken)
    {
        try
        {
            return subscription.TryReceive(Timeout.InfiniteTimeSpan, out happened, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            happened = default;
            return false;
        }
    }

    private int List(ExpectationConnection connection)
    {
        // Without -f the anchor lists those of IPv4.
        byte family = request.Family == 0 ? AddressArgument.IPv4 : request.Family;
        IExpectationWriter writer = NewWriter();
        int count = 0;
        bool hasBegun = false;
        foreach (ConntrackExpectation expectation in connection.Dump(family))
        {
            Begin(writer, ref hasBegun);
            writer.Write(expectation, kind: null);
            count++;
        }

        Begin(writer, ref hasBegun);
        writer.End();
        context.Output.Flush();
        context.Reporter.BannerLine(FormattableString.Invariant($"{count} expectations have been shown."));
        return ExitCodes.Success;
    }

    private static void Begin(IExpectationWriter writer, ref bool hasBegun)
    {
        if (!hasBegun)
        {
            hasBegun = true;
            writer.Begin();
        }
    }

    private int Get(ExpectationConnection connection)
    {
        if (!connection.TryGet(new ExpectationKey(FlowTemplate.OriginalTuple(request)), out ConntrackExpectation? found))
        {
            throw NotFound();
        }

        IExpectationWriter writer = NewWriter();
        writer.Begin();
        writer.Write(found, kind: null);
        writer.End();
        context.Output.Flush();
        return ExitCodes.Success;
    }

    private int Create(ExpectationConnection connection)
    {
        connection.Create(new ConntrackExpectation
        {
            Master = FlowTemplate.OriginalTuple(request),
            Tuple = FlowTemplate.Tuple(request, request.Expected),
            Mask = FlowTemplate.Tuple(request, request.Mask),
            TimeoutSeconds = request.Timeout,
        });
        return ExitCodes.Success;
    }

    /// <summary>The tuple of the original direction is that of the expectation itself.</summary>
    private int Delete(ExpectationConnection connection)
    {
        if (!connection.Delete(new ExpectationKey(FlowTemplate.OriginalTuple(request))))
        {
            throw NotFound();
        }

        // The anchor counts none and fails (D15).
        context.Reporter.BannerLine(
            context.Environment.IsAnchor ? "0 expectations have been shown." : "1 expectations have been deleted.");
        return context.Environment.IsAnchor ? ExitCodes.Failure : ExitCodes.Success;
    }

    private IExpectationWriter NewWriter() => ExpectationWriters.Create(
        OutputChoice.Of(request, context.Environment) with { Timestamp = request.Output.HasFlag(OutputWords.Timestamp) },
        context.Output,
        context.Clock);

    private static NetlinkException NotFound() => new("look the expectation up", NoEntry, "There is no such expectation.");
}
