// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Conntrack.Tests.Output;

[TestFixture]
public sealed class EntryWriterAllocationTests
{
    private const int Entries = 100_000;

    private static readonly OutputForm[] s_forms = Enum.GetValues<OutputForm>();

    [Test]
    public void Write_ManyEntries_AllocatesNothing([ValueSource(nameof(s_forms))] object form)
    {
        var options = new OutputOptions
        {
            Form = (OutputForm)form,
            Labels = Sample.Labels,
            Extended = true,
            KernelTimestamp = true,
            Id = true,
            Full = true,
        };
        IEntryWriter writer = EntryWriters.Create(options, new OutputBuffer(Stream.Null), TimeProvider.System);
        var extras = new ConntrackExtras { Helper = "ftp", SecurityContext = "user_u:role", Labels = [0b101001] };
        ConntrackRecord record = Sample.Tcp();
        writer.Begin();
        writer.Write(record, extras, Sample.Start, null);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Entries; i++)
        {
            writer.Write(record, extras, Sample.Start, null);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(Entries));
    }
}
