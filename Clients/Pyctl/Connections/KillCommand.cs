// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Contract;
using Contract.Records;
using Localization;
using Pyctl.Hosts;
using Pyctl.Output;
using XmlRpc.Values;

namespace Pyctl.Connections;

/// <summary><c>pyctl kill</c>: shows what would be ended, asks, and ends it.</summary>
/// <param name="context">What it works with.</param>
/// <param name="request">What it is asked for.</param>
internal sealed class KillCommand(CommandContext context, KillRequest request)
{
    // As the daemon allows between its own preview and what follows.
    private const double GrowthAllowed = 1.2;
    private const int GrowthAlwaysAllowed = 10;

    private readonly KillReport _report = new(context, request.Format);

    /// <summary>Ends connections of the daemons.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">Nobody confirms it.</exception>
    public async Task<int> RunAsync(HostGroup hosts)
    {
        if (request.Selection.Ids is not null && hosts.IsSeveral)
        {
            throw new UsageException(Messages.Get("ids are those of one daemon: name it with --host"));
        }

        IReadOnlyList<Hosted<KillPreview>> previews =
            await hosts.AllAsync(PreviewAsync, context.Cancellation).ConfigureAwait(false);
        int count = previews.Sum(preview => preview.Value.Count);
        if (count == 0 || request.IsDryRun)
        {
            _report.WritePreviews(previews, hosts.IsSeveral);
            return count > 0 ? ExitCodes.Success : ExitCodes.Nothing;
        }

        if (!request.IsConfirmed && !await ConfirmAsync(hosts, previews, count).ConfigureAwait(false))
        {
            context.Errors.Complain(Messages.Get("nothing was ended"));
            return ExitCodes.Nothing;
        }

        Dictionary<string, KillPreview> seen = previews.ToDictionary(one => one.Host, one => one.Value);
        IReadOnlyList<Hosted<KillReply>> replies = await hosts
            .AllAsync((host, cancellation) => KillAsync(host, seen[host.Name], cancellation), context.Cancellation)
            .ConfigureAwait(false);
        _report.WriteReplies(replies, hosts.IsSeveral);
        return ExitCodeOf(replies);
    }

    private static int ExitCodeOf(IReadOnlyList<Hosted<KillReply>> replies) =>
        replies.Any(reply => reply.Value.Denied.Length > 0) ? ExitCodes.Partial
        : replies.Any(reply => reply.Value.Killed > 0) ? ExitCodes.Success
        : ExitCodes.Nothing;

    private async Task<bool> ConfirmAsync(HostGroup hosts, IReadOnlyList<Hosted<KillPreview>> previews, int count)
    {
        _report.WritePreviews(previews, hosts.IsSeveral);
        context.Output.Flush();
        if (await IncludesOwnSessionAsync(hosts).ConfigureAwait(false))
        {
            context.Errors.Line(Messages.Get("This includes your own SSH session."));
        }

        return context.Dialogue.Confirm(Messages.Format($"End them ({count})?")) ?? throw new UsageException(
            Messages.Get("there is no terminal to ask on: --yes ends them, --dry-run only shows them"));
    }

    private async Task<bool> IncludesOwnSessionAsync(HostGroup hosts)
    {
        if (OwnSession.FilterOf(Environment.GetEnvironmentVariable("SSH_CONNECTION")) is not { } own)
        {
            return false;
        }

        ViewRequest least = new() { Length = 1, Filter = own };
        if (request.Selection.Filter is { } filter)
        {
            least = least with { Filter = $"({filter}) and {own}" };
        }

        IReadOnlyList<Hosted<ViewReply>> found = await hosts
            .AllAsync((host, cancellation) => host.Client.ViewAsync(least, cancellation), context.Cancellation)
            .ConfigureAwait(false);
        return found.Any(one => request.Selection.Ids is { } ids
            ? one.Value.Rows.Any(row => ids.Contains(row.Id))
            : one.Value.Total > 0);
    }

    private async Task<KillPreview> PreviewAsync(Host host, CancellationToken cancellationToken)
    {
        if (request.Selection.Filter is { } filter)
        {
            return await host.Client.PreviewKillAsync(filter, cancellationToken).ConfigureAwait(false);
        }

        ConnectionsReply found =
            await host.Client.GetAsync(request.Selection.Ids!, cancellationToken).ConfigureAwait(false);
        return new KillPreview(found.Rows.Length, [.. found.Rows.Select(RowText.Summary)], null);
    }

    private async Task<KillReply> KillAsync(Host host, KillPreview seen, CancellationToken cancellationToken)
    {
        if (request.Selection.Filter is not { } filter)
        {
            return await host.Client.KillWithReportAsync(request.Selection.Ids!, cancellationToken).ConfigureAwait(false);
        }

        // A token belongs to a session, and neither lives for as long as people think: so there is a new one, which must
        // not mean many more than what was shown.
        KillPreview present = await host.Client.PreviewKillAsync(filter, cancellationToken).ConfigureAwait(false);
        if (present.Count > Math.Max(seen.Count * GrowthAllowed, seen.Count + GrowthAlwaysAllowed))
        {
            throw new XmlRpcFaultException(FaultCodes.Conflict, Messages.Format(
                $"{present.Count} connections match now, and {seen.Count} did when you were asked; nothing was ended"));
        }

        return await host.Client.KillMatchingAsync(filter, present.Token ?? "", cancellationToken).ConfigureAwait(false);
    }
}
