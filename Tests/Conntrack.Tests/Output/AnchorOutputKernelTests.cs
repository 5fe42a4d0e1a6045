// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Conntrack.Tests.Output;

/// <summary>The same flows of the kernel, written by conntrack(8) and by the writers.</summary>
[TestFixture]
public sealed partial class AnchorOutputKernelTests : KernelTest, IDisposable
{
    /// <summary>All protocols, zones and kinds of translation.</summary>
    private static readonly string[] s_flows =
    [
        "-s 10.0.0.1 -d 10.0.0.2 -p tcp --sport 1000 --dport 80 --state ESTABLISHED -u ASSURED,SEEN_REPLY -m 0x10",
        "-s 10.0.0.1 -d 10.0.0.2 -p tcp --sport 1003 --dport 80 --state LISTEN",
        "-s 10.0.0.1 -d 10.0.0.2 -p udp --sport 1000 --dport 53 -u FIXED_TIMEOUT",
        "-s 10.0.0.1 -d 10.0.0.2 -p icmp --icmp-type 8 --icmp-code 0 --icmp-id 7",
        "-s 2001:db8::1 -d 2001:db8::2 -p icmpv6 --icmpv6-type 128 --icmpv6-code 0 --icmpv6-id 9",
        "-s 10.0.0.1 -d 10.0.0.3 -p sctp --sport 10 --dport 20 --state ESTABLISHED --orig-vtag 1 --reply-vtag 2",
        "-s 10.0.0.1 -d 10.0.0.4 -p gre --srckey 1 --dstkey 0x2a",
        "-s 10.0.0.1 -d 10.0.0.5 -p 200",
        "-s 10.0.0.1 -d 10.0.0.9 -p esp",
        "-s 10.0.0.1 -d 10.0.0.9 -p dccp --sport 1 --dport 2 --state OPEN --role client",
        "-s 10.0.0.1 -d 10.0.0.6 -p udplite --sport 1 --dport 2",
        "-s 192.168.1.5 -d 8.8.8.8 -p tcp --sport 4000 --dport 443 --state ESTABLISHED -n 203.0.113.1:61000",
        "-s 2001:db8::9 -d ::ffff:1.2.3.4 -p udp --sport 4000 --dport 80 -g [2001:db8::80]:8080",
        "-s 10.9.0.1 -d 10.9.0.2 -p udp --sport 2 --dport 2 -n 10.0.0.5:77 -g 10.0.0.6:88",
        "-s 10.9.0.1 -d 10.9.0.2 -p udp --sport 3 --dport 3 -n 10.9.0.1:77",
        "-s 10.0.0.1 -d 10.0.0.2 -p tcp --sport 2000 --dport 80 --state ESTABLISHED -w 7",
        "-s 10.0.0.1 -d 10.0.0.2 -p tcp --sport 2000 --dport 80 --state TIME_WAIT --orig-zone 8",
        "-s 10.0.0.1 -d 10.0.0.2 -p tcp --sport 2001 --dport 80 --state CLOSE --reply-zone 9",
    ];

    private readonly NetnsFixture? _namespace = NetnsFixture.WhyUnavailable is null ? new NetnsFixture("fm-") : null;

    [OneTimeSetUp]
    public void CreateFlows()
    {
        foreach (string flow in s_flows)
        {
            _namespace?.Run("conntrack", ["-I", "-t", "600", .. flow.Split(' ')]);
        }
    }

    public void Dispose() => _namespace?.Dispose();

    [TestCase("", OutputForm.Text)]
    [TestCase("extended", OutputForm.Text)]
    [TestCase("extended,id,ktimestamp", OutputForm.Text)]
    [TestCase("xml", OutputForm.Xml)]
    [TestCase("xml,ktimestamp", OutputForm.Xml)]
    [TestCase("save", OutputForm.Save)]
    public void Write_AllProtocols_EqualsTheAnchor(string words, int form)
    {
        string theirs = _namespace!.Run("conntrack", words.Length == 0 ? ["-L"] : ["-L", "-o", words]);

        string ours = Write(new OutputOptions
        {
            Form = (OutputForm)form,
            Extended = words.Contains("extended", StringComparison.Ordinal),
            Id = words.Contains("id", StringComparison.Ordinal),
            KernelTimestamp = words.Contains("ktimestamp", StringComparison.Ordinal),
            Root = XmlRoot.WithFirstEntry,
            IsAnchor = true,
        });

        Assert.That(Lines(ours), Is.EqualTo(Lines(theirs)));
        Assert.That(Lines(ours).Count(), Is.GreaterThanOrEqualTo(s_flows.Length));
    }

    private string Write(OutputOptions options)
    {
        using var stream = new MemoryStream();
        var buffer = new OutputBuffer(stream);
        IEntryWriter writer = EntryWriters.Create(options, buffer, TimeProvider.System);
        using ConntrackConnection connection =
            ConntrackConnection.Open(new ConntrackOptions { NetworkNamespace = _namespace!.Path });
        var sink = new DumpSink(writer);
        writer.Begin();
        connection.Dump(ref sink);
        writer.End();
        buffer.Flush();
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The lines in an order, without what passes between two listings.</summary>
    private static IEnumerable<string> Lines(string output) => output.TrimEnd('\n').Split('\n')
        .Select(line => Passing().Replace(line, "$1*"))
        .Order(StringComparer.Ordinal);

    [GeneratedRegex("(<timeout>|<deltatime>|delta-time=|^-A -t |^(?:ipv[46] +[0-9]+ )?[a-z0-9]+ +[0-9]+ )[0-9]+")]
    private static partial Regex Passing();

    private readonly struct DumpSink(IEntryWriter writer) : IConntrackSink
    {
        private readonly ConntrackRecord[] _slot = new ConntrackRecord[1];

        public bool WantsDetails => true;

        public ConntrackExtras? Scratch { get; } = new();

        public ref ConntrackRecord NextSlot() => ref _slot[0];

        public void Commit(ConntrackExtras? extras, ulong startTime) =>
            writer.Write(_slot[0], extras, startTime, null);

        public bool TryRestart() => false;
    }
}
