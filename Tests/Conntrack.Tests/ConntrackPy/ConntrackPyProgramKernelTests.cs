// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NUnit.Framework;
using TestSupport;

namespace Conntrack.Tests.ConntrackPy;

/// <summary>The program with the words of conntrack.py, over flows of the kernel.</summary>
internal sealed partial class ConntrackPyProgramKernelTests : KernelTest
{
    private static readonly string[] s_flows =
    [
        "-s 10.0.0.1 -d 10.0.0.2 -p tcp --sport 1000 --dport 80 --state ESTABLISHED -u ASSURED,SEEN_REPLY -m 3",
        "-s 192.168.1.5 -d 8.8.8.8 -p tcp --sport 4000 --dport 443 --state ESTABLISHED -n 203.0.113.1:61000",
        "-s 10.0.0.1 -d 10.0.0.2 -p udp --sport 1000 --dport 53 -u FIXED_TIMEOUT",
        "-s 10.0.0.1 -d 10.0.0.3 -p sctp --sport 10 --dport 20 --state ESTABLISHED --orig-vtag 1 --reply-vtag 2",
        "-s 10.0.0.1 -d 10.0.0.2 -p icmp --icmp-type 8 --icmp-code 0 --icmp-id 7",
        "-s 10.0.0.1 -d 10.0.0.6 -p udplite --sport 1 --dport 2",
        "-s 10.0.0.1 -d 10.0.0.4 -p gre --srckey 1 --dstkey 2",
        "-s 2001:db8::1 -d 2001:db8::2 -p tcp --sport 1000 --dport 443 --state SYN_SENT",
        "-s 2001:db8::9 -d 2001:db8::10 -p udp --sport 4000 --dport 80 -g [2001:db8::80]:8080",
        "-s 2001:db8::1 -d 2001:db8::2 -p icmpv6 --icmpv6-type 128 --icmpv6-code 0 --icmpv6-id 9",
    ];

    private NetnsFixture _namespace = null!;

    [SetUp]
    public void CreateFlows()
    {
        _namespace = new NetnsFixture("nf-", isTracking: false);
        foreach (string flow in s_flows)
        {
            _namespace.Run("conntrack", ["-I", "-t", "600", .. flow.Split(' ')]);
        }
    }

    [TearDown]
    public void DeleteNamespace() => _namespace?.Dispose();

    [TestCase(
        "list",
        "Total: 2 connection(s)",
        "ipv4 10.0.0.1->10.0.0.2 tcp 1000->80",
        "ipv4 192.168.1.5->8.8.8.8 tcp 4000->443 => ipv4 8.8.8.8->203.0.113.1 tcp 443->61000")]
    [TestCase("list -p udp", "Total: 1 connection(s)", "ipv4 10.0.0.1->10.0.0.2 udp 1000->53")]
    [TestCase("list -p sctp", "Total: 1 connection(s)", "ipv4 10.0.0.1->10.0.0.3 sctp 10->20")]
    [TestCase("list -p icmp --sport 5", "Total: 1 connection(s)", "ipv4 10.0.0.1->10.0.0.2 icmp")]
    [TestCase("list -p udplite", "Total: 1 connection(s)", "ipv4 10.0.0.1->10.0.0.6 136")]
    [TestCase("list -f ipv6", "Total: 1 connection(s)", "ipv6 2001:db8::1->2001:db8::2 tcp 1000->443")]
    [TestCase("list -f ipv6 -p icmpv6", "Total: 1 connection(s)", "ipv6 2001:db8::1->2001:db8::2 58")]
    [TestCase(
        "list -p udp -d 2001:db8::/120",
        "Total: 1 connection(s)",
        "ipv6 2001:db8::9->2001:db8::10 udp 4000->80 => ipv6 2001:db8::80->2001:db8::9 udp 8080->4000")]
    [TestCase("list -s 10.0.0.0/8", "Total: 1 connection(s)", "ipv4 10.0.0.1->10.0.0.2 tcp 1000->80")]
    [TestCase("list -r 10.0.0.2 -q 10.0.0.0/24", "Total: 1 connection(s)", "ipv4 10.0.0.1->10.0.0.2 tcp 1000->80")]
    [TestCase(
        "--reply-dst-port 61000 list",
        "Total: 1 connection(s)",
        "ipv4 192.168.1.5->8.8.8.8 tcp 4000->443 => ipv4 8.8.8.8->203.0.113.1 tcp 443->61000")]
    [TestCase("list --sport 1000 --dport 443", "Total: 0 connection(s)")]
    [TestCase("list -s 10.9.9.9", "Total: 0 connection(s)")]
    [TestCase("list -s 2001:db8::/32 -f ipv4", "Total: 0 connection(s)")]
    public void List_Filters_PrintsLinesAndTotal(string line, string total, params string[] connections)
    {
        (int exitCode, string output, string errors) = Run("pyconntrack", line);

        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines[..^1], Is.EquivalentTo(connections));
        Assert.That((exitCode, lines[^1], errors), Is.EqualTo((0, total, "")));
    }

    [TestCase(
        "xml --dport 80",
        """
           <conntrack id="N" mark="3" use="1" timeout="N">
              <status>
                 <flag>seen reply</flag>
                 <flag>assured</flag>
                 <flag>confirmed</flag>
              </status>
              <tuple l3protonum="2" src="10.0.0.1" dst="10.0.0.2" proto="6" sport="1000" dport="80" />
              <counter packets="0" bytes="0" />
           </conntrack>
        """)]
    [TestCase(
        "xml --dport 443",
        """
           <conntrack id="N" mark="0" use="1" timeout="N">
              <status>
                 <flag>confirmed</flag>
                 <flag>src_nat</flag>
                 <flag>nat_mask</flag>
                 <flag>src_nat_done</flag>
                 <flag>dst_nat_done</flag>
              </status>
              <tuple l3protonum="2" src="192.168.1.5" dst="8.8.8.8" proto="6" sport="4000" dport="443" />
              <tuple l3protonum="2" src="8.8.8.8" dst="203.0.113.1" proto="6" sport="443" dport="61000" />
              <counter packets="0" bytes="0" />
              <counter packets="0" bytes="0" />
           </conntrack>
        """)]
    [TestCase(
        "xml -p udp",
        """
           <conntrack id="N" mark="0" use="1" timeout="N">
              <status>
                 <flag>confirmed</flag>
                 <flag>fixed_timeout</flag>
              </status>
              <tuple l3protonum="2" src="10.0.0.1" dst="10.0.0.2" proto="17" sport="1000" dport="53" />
              <counter packets="0" bytes="0" />
           </conntrack>
        """)]
    [TestCase(
        "xml -f ipv6 -p icmpv6",
        """
           <conntrack id="N" mark="0" use="1" timeout="N">
              <status>
                 <flag>confirmed</flag>
              </status>
              <tuple l3protonum="10" src="2001:db8::1" dst="2001:db8::2" proto="58" type="128" code="0" id="9" />
              <counter packets="0" bytes="0" />
           </conntrack>
        """)]
    public void Xml_OneConnection_IsThatOfTheOldGeneration(string line, string element)
    {
        (int exitCode, string output, string errors) = Run("pyconntrack", line);

        string document = $"<?xml version=\"1.0\" encoding=\"ASCII\"?>\n<conntracks>\n{element}\n</conntracks>\n";
        Assert.That(Varying().Replace(output, "$1N"), Is.EqualTo(document));
        Assert.That((exitCode, errors), Is.EqualTo((0, "")));
    }

    [Test]
    public void Delete_Selected_NamesAndDeletesThem()
    {
        string id = Number().Match(_namespace.Run("conntrack", "-L", "-p", "tcp", "--dport", "80", "-o", "id")).Value;

        (int exitCode, string output, string errors) = Run("pyconntrack", "delete --dport 80");

        Assert.That(
            (exitCode, output, errors),
            Is.EqualTo((0, $"Delete: ipv4 10.0.0.1->10.0.0.2 tcp 1000->80 (id {id[3..]})\n", "")));
        Assert.That(_namespace.Run("conntrack", "-C").Trim(), Is.EqualTo("9"));
    }

    [Test]
    public void Delete_Quiet_DeletesTcpOverIPv4InSilence()
    {
        Assert.That(Run("pyconntrack", "--quiet delete"), Is.EqualTo((0, "", "")));
        Assert.That(_namespace.Run("conntrack", "-L", "-p", "tcp"), Does.Contain("2001:db8::1").And.Not.Contain("10.0.0.1"));
        Assert.That(_namespace.Run("conntrack", "-C").Trim(), Is.EqualTo("8"));
    }

    [TestCase("list -p gre", "Unknow protocol number: gre\n")]
    [TestCase("list -f ipx", "Unknow layer 3 protocol: ipx\n")]
    [TestCase("xml -s nowhere", "Invalid address: nowhere\n")]
    public void Run_WrongValue_SaysSoOnStandardOutput(string line, string message)
    {
        Assert.That(Run("pyconntrack", line), Is.EqualTo((1, message, "")));
    }

    [TestCase("dump", 1)]
    [TestCase("list more", 1)]
    [TestCase("delete --format 0.4", 1)]
    [TestCase("--help", 0)]
    public void Run_NoCommand_PrintsHelp(string line, int expected)
    {
        (int exitCode, string output, _) = Run("conntrack.py", line);

        Assert.That(exitCode, Is.EqualTo(expected));
        Assert.That(output, Does.StartWith("Usage: conntrack.py [options] list|xml|delete\n"));
        Assert.That(_namespace.Run("conntrack", "-C").Trim(), Is.EqualTo("10"));
    }

    [Test]
    public void Run_UnknownOption_IsRefusedAsPythonDoes()
    {
        Assert.That(
            Run("conntrack.py", "list --bogus"),
            Is.EqualTo((
                2, "", "Usage: conntrack.py [options] list|xml|delete\n\nconntrack.py: error: no such option: --bogus\n")));
    }

    [Test]
    public void List_NewFormat_EqualsConntrackExtended()
    {
        (_, string output, _) = Run("pyconntrack", "list --format 0.4");

        Assert.That(Lines(output), Is.EqualTo(Lines(_namespace.Run("conntrack", "-L", "-o", "extended"))));
    }

    [Test]
    public void List_NewFormatWithFilter_Selects()
    {
        (_, string output, _) = Run("pyconntrack", "list --format 0.4 --sport 1000 -s 10.0.0.1");

        Assert.That(
            Lines(output),
            Is.EqualTo(Lines(_namespace.Run("conntrack", "-L", "-o", "extended")).Where(
                line => line.Contains(" src=10.0.0.1 ", StringComparison.Ordinal)
                    && line.Contains(" sport=1000 ", StringComparison.Ordinal))));
    }

    [Test]
    public void Xml_NewFormat_HasFlowsOfConntrack()
    {
        (_, string output, _) = NamedProgram.Run(
            _namespace.Path, "conntrack.py", ProgramResult.Program, ["xml", "--format", "0.4"], isStrict: true);
        string theirs = _namespace.Run("conntrack", "-L", "-o", "xml");

        Assert.That(output, Does.StartWith("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<flows>\n<flow>"));
        Assert.That(output, Does.EndWith("</flow>\n</flows>\n"));
        Assert.That(Lines(output).Where(IsFlow), Is.EqualTo(Lines(theirs).Where(IsFlow)));
    }

    [Test]
    public void LoadModules_AllPresent_SaysSoOnStandardError()
    {
        (int exitCode, string output, string errors) = Run("pyconntrack", "xml --load-modules --format 0.4");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.StartWith("<?xml "));
        Assert.That(errors, Is.EqualTo(
            "Module nf_conntrack is loaded: symbol 'nf_ct_attach' is present\n"
            + "Module nf_conntrack_netlink is loaded: symbol 'ctnetlink_net_init' is present\n"));
    }

    [TestCase("exit 0", 0, "Load kernel module nf_conntrack\nLoad kernel module nf_conntrack_netlink\n")]
    [TestCase("exit 3", 1, "Load kernel module nf_conntrack\nmodprobe error (exit code 3)\n")]
    public void LoadModules_Missing_RunsModprobe(string modprobe, int expected, string messages)
    {
        (int exitCode, string output, string errors) = RunWithoutModules(modprobe);

        Assert.That((exitCode, errors), Is.EqualTo((expected, messages)));
        Assert.That(output, expected == 0 ? Does.EndWith("Total: 2 connection(s)\n") : Is.Empty);
    }

    [Test]
    public void Run_Interrupted_SaysSo()
    {
        (int exitCode, string output, _) = RunWithoutModules("kill -INT $PPID; exit 0");

        Assert.That((exitCode, output), Is.EqualTo((1, "Interrupted.\n")));
    }

    private static string[] Lines(string text) => [.. Varying().Replace(text, "$1N")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    private static bool IsFlow(string line) => line.StartsWith("<flow>", StringComparison.Ordinal);

    private (int ExitCode, string Output, string Errors) Run(string name, string line) =>
        NamedProgram.Run(_namespace.Path, name, ProgramResult.Program, line.Split(' '));

    /// <summary>Runs <c>list --load-modules</c> where the kernel seems to have no symbols, with another modprobe.</summary>
    private (int ExitCode, string Output, string Errors) RunWithoutModules(string modprobe)
    {
        string folder = Directory.CreateTempSubdirectory("conntrack-py-").FullName;
        try
        {
            string program = Path.Combine(folder, "modprobe");
            File.WriteAllText(program, $"#!/bin/sh\n{modprobe}\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            string script = "mount --bind /dev/null /proc/kallsyms && PATH=\"$1:$PATH\" && shift && exec \"$@\"";
            return NamedProgram.Run(
                _namespace.Path,
                "unshare",
                "unshare",
                ["-m", "sh", "-c", script, "sh", folder, ProgramResult.Program, "list", "--load-modules"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex("""(conntrack id="|timeout="|<id>|<timeout>|<deltatime>|delta-time=|^(?:ipv[46] +\d+ )\w+ +\d+ )\d+""", RegexOptions.Multiline)]
    private static partial Regex Varying();

    [GeneratedRegex(@"id=\d+")]
    private static partial Regex Number();
}
