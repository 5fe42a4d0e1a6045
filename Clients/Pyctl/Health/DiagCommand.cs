// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Contract.Records;
using Localization;
using Pyctl.Hosts;
using Pyctl.Output;

namespace Pyctl.Health;

/// <summary><c>pyctl diag</c>: what should be mended, with the commands that mend it.</summary>
/// <param name="context">What it works with.</param>
/// <param name="format">The format.</param>
internal sealed class DiagCommand(CommandContext context, OutputFormat format)
{
    /// <summary>Shows the findings of the daemons.</summary>
    /// <returns>The exit code: <see cref="ExitCodes.Nothing"/> where there is something to mend.</returns>
    public async Task<int> RunAsync(HostGroup hosts)
    {
        IReadOnlyList<Hosted<StatusReply>> states = await hosts
            .AllAsync((host, cancellation) => host.Client.StatusAsync(cancellation), context.Cancellation)
            .ConfigureAwait(false);
        List<Hosted<StatusFinding>> findings = [.. states.SelectMany(state =>
            state.Value.Findings.Select(finding => new Hosted<StatusFinding>(state.Host, finding)))];
        if (format is OutputFormat.Table or OutputFormat.Wide)
        {
            WriteForPeople(states, hosts.IsSeveral);
        }
        else
        {
            context.WriteRows(
                format,
                HostColumn.Before<StatusFinding>(
                [
                    new("code", finding => finding.Code),
                    new("text", finding => finding.Text),
                    new("command", finding => finding.Command),
                ], hosts.IsSeveral),
                findings);
        }

        return findings.Count == 0 ? ExitCodes.Success : ExitCodes.Nothing;
    }

    private void WriteForPeople(IReadOnlyList<Hosted<StatusReply>> states, bool isSeveral)
    {
        foreach (Hosted<StatusReply> state in states)
        {
            string host = isSeveral ? state.Host + ": " : "";
            if (state.Value.Findings.Length == 0)
            {
                context.Output.WriteLine(host + Messages.Get("nothing to mend"));
            }

            foreach (StatusFinding finding in state.Value.Findings)
            {
                context.Output.WriteLine($"{host}{finding.Text}");
                context.Output.WriteLine($"    {finding.Command}");
            }
        }
    }
}
