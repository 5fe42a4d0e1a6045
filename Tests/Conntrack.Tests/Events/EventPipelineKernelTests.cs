// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Conntrack.Events;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Conntrack.Tests.Events;

[TestFixture]
public sealed class EventPipelineKernelTests : KernelTest
{
    [Test]
    public async Task Run_FlowsMadeByARequest_ArePrintedWithItsPort()
    {
        using var lab = new Lab(gather: TimeSpan.Zero);
        lab.Create(1);

        await lab.PrintedAsync(line => line.StartsWith("    [NEW] udp      17 ", StringComparison.Ordinal)
            && line.Contains("sport=1 dport=53", StringComparison.Ordinal)
            && line.Contains("[USERSPACE] portid=", StringComparison.Ordinal));
        Assert.That(await lab.EndAsync(), Is.EqualTo(lab.Lines().Count));
    }

    [Test]
    public async Task Run_MoreThanTheBufferHolds_PrintsEachFlowOnceAllTheSame()
    {
        const int Flows = 5000;
        using var lab = new Lab(gather: TimeSpan.FromMilliseconds(100));
        lab.Create(1);
        await lab.PrintedAsync(line => line.Contains("sport=1 ", StringComparison.Ordinal));

        lab.Create(2, Flows - 1);

        await lab.PrintedAsync(_ => lab.Lines().Count >= Flows);
        await lab.EndAsync();
        Assert.That(lab.Errors, Does.Contain("WARNING: We have hit ENOBUFS!").And.Contain("# resync: "));
        IEnumerable<string> ports = lab.Lines().Select(line => line.Split("sport=")[1].Split(' ')[0]);
        Assert.That(ports, Is.Unique);
        Assert.That(lab.Lines().Count, Is.EqualTo(Flows));
        Assert.That(lab.Lines(), Has.All.StartsWith("    [NEW] "));
    }

    [Test]
    public async Task Run_FlowsEndedUnseen_ArePrintedAsEnded()
    {
        const int Flows = 3000;
        using var lab = new Lab(gather: TimeSpan.FromMilliseconds(100), created: Flows);
        lab.Create(Flows + 1);
        await lab.PrintedAsync(line => line.Contains("sport=3001 ", StringComparison.Ordinal));

        lab.Flush();

        await lab.PrintedAsync(_ => lab.Lines().Count >= Flows + 2);
        await lab.EndAsync();
        Assert.That(lab.Errors, Does.Contain("# resync: "));
        Assert.That(
            lab.Lines().Count(line => line.StartsWith("[DESTROY] ", StringComparison.Ordinal)), Is.EqualTo(Flows + 1));
    }

    /// <summary>A namespace whose events are printed into memory; the socket holds some hundred of them.</summary>
    private sealed class Lab : IDisposable
    {
        private readonly NetnsFixture _namespace = new("fm-");
        private readonly CancellationTokenSource _stop = new();
        private readonly WatchedStream _output = new();
        private readonly StringWriter _errors = new();
        private readonly ConntrackEventSubscription _subscription;
        private readonly EventPipeline _pipeline;
        private readonly Task _running;

        public Lab(TimeSpan gather, int created = 0)
        {
            Create(1, created);
            _subscription = ConntrackEventSubscription.Open(new ConntrackEventOptions
            {
                NetworkNamespace = _namespace.Path,
                ReceiveBufferBytes = 1,
                Gather = gather,
            });
            var buffer = new OutputBuffer(_output);
            IEntryWriter writer = EntryWriters.Create(new OutputOptions(), buffer, TimeProvider.System);
            writer.Begin();
            _pipeline = new EventPipeline(
                buffer,
                writer,
                _errors,
                TimeProvider.System,
                new EventSettings { NetworkNamespace = _namespace.Path });
            _running = Task.Factory.StartNew(
                () => _pipeline.Run(_subscription, _stop.Token), TaskCreationOptions.LongRunning);
        }

        public string Errors => _errors.ToString();

        public List<string> Lines() => [.. _output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

        public void Create(int first, int count = 1)
        {
            using ConntrackConnection connection = _namespace.Connect();
            NetAddress source = NetAddress.From(IPAddress.Parse("10.0.0.1"));
            for (int port = first; port < first + count; port++)
            {
                connection.Create(ConntrackEntry.Between(
                    new ConntrackTuple(2, IpProtocol.Udp, source, source, (ushort)port, 53), null, 600));
            }
        }

        public void Flush()
        {
            using ConntrackConnection connection = _namespace.Connect();
            connection.Flush(0);
        }

        public Task PrintedAsync(Predicate<string> isWanted) => Task.WhenAny(
            _running, _output.UntilAsync(() => Lines().Exists(isWanted))).Unwrap();

        public async Task<long> EndAsync()
        {
            await _stop.CancelAsync();
            await _running;
            return _pipeline.Printed;
        }

        public void Dispose()
        {
            _stop.Cancel();
            _subscription.Dispose();
            _stop.Dispose();
            _output.Dispose();
            _errors.Dispose();
            _namespace.Dispose();
        }
    }

    /// <summary>Memory that tells when something was written to it.</summary>
    private sealed class WatchedStream : MemoryStream
    {
        private readonly SemaphoreSlim _written = new(0);
        private string _text = "";

        public string Text => Volatile.Read(ref _text);

        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            Volatile.Write(ref _text, Encoding.UTF8.GetString(GetBuffer(), 0, (int)Length));
            _written.Release();
        }

        public async Task UntilAsync(Func<bool> condition)
        {
            while (!condition())
            {
                await _written.WaitAsync();
            }
        }
    }
}
