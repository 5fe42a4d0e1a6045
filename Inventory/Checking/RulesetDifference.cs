// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Localization;

namespace Inventory.Checking;

/// <summary>The first thing that came back from the kernel otherwise than it was written. Immutable.</summary>
/// <param name="Text">What it is, as a sentence.</param>
/// <param name="Line">The line of the file; null where the kernel has more than was written.</param>
internal sealed record RulesetDifference(string Text, int? Line)
{
    /// <summary>Compares a file with what the kernel gave back.</summary>
    /// <returns>The difference; null when there is none.</returns>
    public static RulesetDifference? Find(IReadOnlyList<NormalLine> written, IReadOnlyList<NormalLine> readBack)
    {
        int index = written.Zip(readBack).TakeWhile(pair => pair.First.Text == pair.Second.Text).Count();
        if (index == written.Count && index == readBack.Count)
        {
            return null;
        }

        if (index == written.Count)
        {
            return new RulesetDifference(
                Messages.Format($"The kernel has what was not written: {readBack[index].Text}"), null);
        }

        NormalLine expected = written[index];
        return new RulesetDifference(
            index < readBack.Count
                ? Messages.Format($"Written was: {expected.Text}; the kernel has: {readBack[index].Text}")
                : Messages.Format($"Written was: {expected.Text}; the kernel does not have it."),
            expected.Line);
    }
}
