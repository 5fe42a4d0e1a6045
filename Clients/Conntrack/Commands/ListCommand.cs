// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Grammar;
using Conntrack.Output;
using Conntrack.Selection;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary><c>-L</c>: lists the flows that are selected.</summary>
internal sealed class ListCommand(CommandContext context, Request request)
{
    /// <summary>Lists them.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        if (context.Environment.IsAnchor && SelectsNoStatus())
        {
            context.Reporter.BannerLine("Operation failed: invalid parameters");
            return ExitCodes.Failure;
        }

        OutputOptions options = OutputChoice.Of(request, context.Environment);
        var printer = new EntryPrinter(context, options);
        var selector = new EntrySelector(request, FilterEvaluator.Of(request.Filter));
        using ConntrackConnection connection = KernelFilters.Open();
        var sink = new ListSink(selector, printer, options.Form != OutputForm.Text);
        connection.Dump(ref sink, selector.KernelFilter());
        printer.End();
        context.Reporter.Summary(printer.Count, "shown");
        return ExitCodes.Success;
    }

    /// <summary>The anchor sends the kernel a status filter without bits, which the kernel refuses (D19).</summary>
    private bool SelectsNoStatus() =>
        request.Has(OptionId.Status) && (request.Status.Set | request.Status.Clear) == ConntrackStatus.None;
}
