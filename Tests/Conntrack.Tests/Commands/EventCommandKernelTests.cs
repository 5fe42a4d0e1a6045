// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using NUnit.Framework;
using TestSupport;

namespace Conntrack.Tests.Commands;

/// <summary><c>-E</c> as it is run: the size of its buffer (D02), a storm that overruns it (D22), and its end.</summary>
[TestFixture]
public sealed class EventCommandKernelTests : KernelTest
{
    [Test]
    public async Task Run_StormThatOverrunsTheBuffer_ShowsEachFlowOnce()
    {
        const int Flows = 20000;
        using var place = new NetnsFixture("c2-");
        using Process listener = ProgramResult.Start(place, [ProgramResult.Program, "-E", "-b", "4096"]);
        string? notice = await listener.StandardError.ReadLineAsync();
        Task<string> errors = listener.StandardError.ReadToEndAsync();

        ProgramResult load = ProgramResult.Of(place, [ProgramResult.Program, "-R", "-"], Commands.Flows.LoadFile(Flows));
        var ports = new HashSet<string>();
        int lines = 0;
        while (ports.Count < Flows && await listener.StandardOutput.ReadLineAsync() is { } line)
        {
            lines++;
            ports.Add(line.Split(" sport=")[1].Split(' ')[0]);
        }

        CommandRunner.Run("kill", "-INT", $"{listener.Id}");
        string rest = await listener.StandardOutput.ReadToEndAsync();
        await listener.WaitForExitAsync();

        Assert.That(load.ExitCode, Is.Zero, load.Errors);
        Assert.That(notice, Does.Match(@"^NOTICE: Netlink socket buffer size has been set to (4096|8192) bytes\.$"));
        Assert.That((lines, rest, listener.ExitCode), Is.EqualTo((Flows, "", 0)));
        Assert.That(await errors, Does.Contain("WARNING: We have hit ENOBUFS!").And.Contain("# resync: ")
            .And.Contain($"{Flows} flow events have been shown."));
    }
}
