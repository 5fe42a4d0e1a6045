// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using NUnit.Framework;
using Pyctl.Tests.Support;

namespace Pyctl.Tests.Commands;

/// <summary><c>pyctl inventory</c> against the daemon and its store.</summary>
internal sealed class InventoryKernelTests : KernelTest
{
    private ServedFirewall _served = null!;
    private string _project = null!;
    private int _projects;

    [OneTimeSetUp]
    public async Task StartAsync() => _served = await ServedFirewall.StartAsync();

    [OneTimeTearDown]
    public Task StopAsync() => _served.DisposeAsync().AsTask();

    /// <summary>A project with a server, a network that is its client, and who may talk to whom.</summary>
    [SetUp]
    public async Task PlanAsync()
    {
        _project = $"shop{++_projects}";
        await AddAsync("project", _project, "--description", "The web shop");
        await AddAsync("location", $"site-{_project}");
        await AddAsync("entity", "web1", "--project", _project, "--location", $"site-{_project}", "--managed", "yes");
        await AddAsync("interface", "web1.eth1", "--project", _project);
        await AddAsync("address", "10.0.0.10/24", "--interface", "web1.eth1", "--project", _project);
        await AddAsync("entity", "lan", "--project", _project, "--location", $"site-{_project}", "--kind", "subnet");
        await AddAsync("interface", "lan.eth0", "--project", _project);
        await AddAsync("address", "10.10.4.0/24", "--interface", "lan.eth0", "--project", _project);
        await AddAsync("communication", "--project", _project, "--source", "lan", "--destination", "web1.eth1",
            "--protocol", "tcp", "--ports", "22", "--description", "Admin SSH");
    }

    [Test]
    public async Task List_Communications_AreShownByNames()
    {
        PyctlRun run = await RunAsync("list", "communications", "--project", _project);

        Assert.That(run.Lines[0], Does.Match("^ *ID +SOURCE +DESTINATION +SERVICE-NAME +PROTOCOL +PORTS +STATE +DESCRIPTION"));
        Assert.That(run.Lines[1], Does.Match(@"^ *\d+ +lan +web1\.eth1 +tcp +22 +active +Admin SSH"));
        Assert.That(run.Lines, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task List_Json_HasTheRecordsAsTheyTravel()
    {
        PyctlRun run = await RunAsync("list", "entities", "--project", _project, "--where", "kind=subnet", "--json");
        using JsonDocument document = JsonDocument.Parse(run.Output);

        Assert.That(document.RootElement.EnumerateArray().Single().GetProperty("name").GetString(), Is.EqualTo("lan"));
    }

    [Test]
    public async Task Show_Entity_HasWhatBelongsToIt()
    {
        PyctlRun run = await RunAsync("show", "entity", "web1", "--project", _project);

        Assert.That(run.Output, Does.Match("(?m)^name +web1$").And.Contain("10.0.0.10").And.Contain("Admin SSH"));
    }

    [Test]
    public async Task Add_InvalidFields_AreNamedOneByOne()
    {
        PyctlRun run = await RunAsync(
            "add", "communication", "--project", _project, "--source", "nobody", "--destination", "web1", "--protocol", "tcp",
            "--ports", "70000");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.BadUsage));
        Assert.That(run.Errors.Split('\n'), Has.Some.Match("^pyctl: ports.* \\(E_PORT_RANGE\\)$")
            .And.Some.StartWith("pyctl: source: "));
    }

    [Test]
    public async Task Add_ServiceWithTraffic_CanBeUsedByName()
    {
        await AddAsync("service", "web", "--project", _project, "--entries", "tcp/80,443 icmp/8");
        await AddAsync("communication", "--project", _project, "--source", "any", "--destination", "web1", "--service", "web");

        PyctlRun services = await RunAsync("list", "services", "--project", _project);
        PyctlRun communications = await RunAsync(
            "list", "communications", "--project", _project, "-c", "source,service_name", "-o", "csv", "--sort", "-id");

        Assert.That(services.Lines[1], Does.Contain("tcp/80,443 icmp/8"));
        Assert.That(communications.Lines[1], Is.EqualTo("any,web"));
    }

    [Test]
    public async Task Edit_Field_ChangesItAlone()
    {
        PyctlRun edit = await RunAsync("edit", "entity", "web1", "--project", _project, "--description", "Front end");
        PyctlRun show = await RunAsync("show", "entity", "web1", "--project", _project, "--json");
        using JsonDocument document = JsonDocument.Parse(show.Output);

        Assert.That(edit.ExitCode, Is.Zero, edit.Errors);
        Assert.That(document.RootElement.GetProperty("description").GetString(), Is.EqualTo("Front end"));
        Assert.That(document.RootElement.GetProperty("managed").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Edit_StaleRevision_IsAConflict()
    {
        PyctlRun run = await RunAsync(
            "edit", "entity", "web1", "--project", _project, "--description", "x", "--if-revision", "1");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Nothing));
        Assert.That(run.Errors, Does.Contain("revision"));
    }

    [Test]
    public async Task Remove_DryRun_ShowsTheTreeAndRemovesNothing()
    {
        PyctlRun run = await RunAsync("remove", "entity", "web1", "--project", _project, "--dry-run");
        PyctlRun list = await RunAsync("list", "entities", "--project", _project, "-o", "csv", "-c", "name");

        Assert.That(run.Lines[0], Does.Match("^entity \\d+  web1$"));
        Assert.That(run.Lines, Has.Some.Match("^  interface \\d+  web1\\.eth1$").And.Some.Match("^ +communication .*lan -> web1.eth1"));
        Assert.That(run.Lines[^1], Does.StartWith("in all: 1 entity"));
        Assert.That(list.Lines, Is.EquivalentTo(["name", "lan", "web1"]));
    }

    [Test]
    public async Task Remove_Yes_RemovesAllOfIt()
    {
        PyctlRun run = await RunAsync("remove", "entity", "web1", "--project", _project, "--yes", "--comment", "gone");
        PyctlRun list = await RunAsync("list", "communications", "--project", _project);
        PyctlRun history = await RunAsync("history", _project, "-n", "1", "-o", "csv");

        Assert.That(run.Output, Does.StartWith("removed: 1 entity"), run.Errors);
        Assert.That(list.Lines, Is.Empty);
        Assert.That(history.Lines[1], Does.EndWith(",gone"));
    }

    [TestCase("y\n", ExitCodes.Success, 1)]
    [TestCase("n\n", ExitCodes.Nothing, 2)]
    public async Task Remove_OnTerminal_Asks(string typed, int exitCode, int left)
    {
        PyctlRun run = await PyctlRun.OnTerminalAsync(
            _served.Home, $"inventory remove entity web1 --project {_project} --host {_served.Address}", typed);
        PyctlRun list = await RunAsync("list", "entities", "--project", _project, "-o", "jsonl");

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Output);
        Assert.That(list.Lines, Has.Count.EqualTo(left));
    }

    [Test]
    public async Task Remove_NobodyToAsk_RemovesNothing()
    {
        PyctlRun run = await RunAsync("remove", "entity", "web1", "--project", _project);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.BadUsage));
        Assert.That(run.Errors, Does.Contain("--yes"));
    }

    [TestCase("entity", "nobody", "pyctl: there is no entity nobody in the project shop")]
    [TestCase("interface", "web1.eth9", "pyctl: there is no interface web1.eth9 in the project shop")]
    public async Task Show_UnknownName_Is1(string model, string name, string expected)
    {
        PyctlRun run = await RunAsync("show", model, name, "--project", _project);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Nothing));
        Assert.That(run.Errors, Does.StartWith(expected));
    }

    [Test]
    public async Task Render_Entity_IsItsRules()
    {
        PyctlRun run = await RunAsync("render", "web1", "--project", _project, "--format", "iptables");

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(run.Output, Does.Contain("*filter").And.Contain("--dport 22"));
    }

    [Test]
    public async Task Bundle_ToFile_IsAnArchive()
    {
        string file = _served.FilePath(_project + ".zip");

        PyctlRun run = await RunAsync("bundle", _project, "--format", "iptables", "--to", file);

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(File.ReadAllBytes(file).Take(2), Is.EqualTo("PK"u8.ToArray()));
    }

    [Test]
    public async Task Export_ThenImport_ChangesNothing()
    {
        string file = _served.FilePath(_project + ".json");
        await RunAsync("export", _project, "--to", file);

        PyctlRun run = await RunAsync("import", file, "--dry-run");

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(run.Lines[^1], Is.EqualTo("0 to create, 0 to update, 0 to delete, 0 errors"));
    }

    [Test]
    public async Task Import_Csv_ShowsErrorsByLineAndWritesNothing()
    {
        string file = _served.FilePath(_project + ".csv");
        await File.WriteAllTextAsync(file, $"""
            project,source,source_address,destination,destination_address,protocol,ports,description,state,valid_until,owner,ticket
            {_project},lan,,web1,,tcp,80,Web,active,,,
            {_project},lan,,web1,,tcp,99999,Bad,active,,,

            """);

        PyctlRun dry = await RunAsync("import", file, "--dry-run");
        PyctlRun real = await RunAsync("import", file);
        PyctlRun list = await RunAsync("list", "communications", "--project", _project, "-o", "csv");

        Assert.That(dry.ExitCode, Is.EqualTo(ExitCodes.Nothing));
        Assert.That(dry.Lines, Has.Some.Match("^ *3 +.*E_PORT_RANGE").And.Some.Match("^\\+ +communication"));
        Assert.That(real.ExitCode, Is.EqualTo(ExitCodes.Nothing));
        Assert.That(list.Lines, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Import_Csv_WritesWhatIsValid()
    {
        string csv = $"""
            project,source,source_address,destination,destination_address,protocol,ports,description,state,valid_until,owner,ticket
            {_project},lan,,web1,,tcp,80,Web,active,,,

            """;

        PyctlRun run = await _served.RunWithInputAsync(csv, "inventory", "import", "-", "--format", "csv");
        PyctlRun list = await RunAsync("list", "communications", "--project", _project, "-o", "csv", "-c", "ports");

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(list.Lines, Is.EquivalentTo(["ports", "22", "80"]));
    }

    [Test]
    public async Task Diff_Range_ShowsWhatChanged()
    {
        await RunAsync("edit", "entity", "web1", "--project", _project, "--description", "Front end");

        PyctlRun last = await RunAsync("diff", _project);
        PyctlRun rules = await RunAsync("diff", _project, "1..", "--format", "rules", "--rule-format", "iptables");

        Assert.That(last.Output, Does.Contain("web1").And.Contain("Front end"));
        Assert.That(rules.Output, Does.Contain("--dport 22"), rules.Errors);
    }

    [Test]
    public async Task Revert_Yes_BringsBackWhatWas()
    {
        PyctlRun history = await RunAsync("history", _project, "-o", "csv");
        string before = history.Lines[1].Split(',')[0];
        await RunAsync("remove", "entity", "web1", "--project", _project, "--yes");

        PyctlRun run = await RunAsync("revert", _project, before, "--yes");
        PyctlRun list = await RunAsync("list", "communications", "--project", _project, "-o", "csv");

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(list.Lines, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Validate_Model_IsValid()
    {
        PyctlRun run = await RunAsync("validate", "web1", "--project", _project, "--level", "model");

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(run.Output, Does.StartWith("valid, by model"));
    }

    [Test]
    public async Task Validate_BrokenFile_Is1AndShowsWhatTheToolSays()
    {
        string file = _served.FilePath("broken.nft");
        await File.WriteAllTextAsync(file, "table inet x {\n  nonsense\n}\n");

        PyctlRun run = await RunAsync("validate", "--file", file, "--format", "nft", "--level", "tool");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Nothing), run.Errors);
        Assert.That(run.Output, Does.StartWith("not valid, by "));
    }

    [Test]
    public async Task Search_Port_FindsTheCommunication()
    {
        PyctlRun run = await RunAsync("search", "tcp/22", "--project", _project, "-o", "csv");

        Assert.That(run.Lines[0], Is.EqualTo("model,id,label,field,snippet"));
        Assert.That(run.Lines.Skip(1), Has.Some.StartWith("communication,"));
    }

    [Test]
    public async Task Search_Nothing_Is1()
    {
        PyctlRun run = await RunAsync("search", "no such text", "--project", _project);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Nothing));
    }

    [Test]
    public async Task Resolve_Address_IsAnInterface()
    {
        PyctlRun run = await RunAsync("resolve", "10.0.0.10", "-o", "csv");

        Assert.That(run.Lines.Skip(1), Has.All.StartWith("web1,web1.eth1,10.0.0."));
    }

    [Test]
    public async Task Lint_Duplicate_Is1AndNamesBoth()
    {
        await AddAsync("communication", "--project", _project, "--source", "lan", "--destination", "web1",
            "--protocol", "tcp", "--ports", "22,80");

        PyctlRun run = await RunAsync("lint", _project, "--json");
        using JsonDocument document = JsonDocument.Parse(run.Output);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Nothing));
        Assert.That(
            document.RootElement.EnumerateArray().Select(finding => finding.GetProperty("code").GetString()),
            Has.Some.EqualTo("W_REDUNDANT"));
    }

    [TestCase("svg", "<svg")]
    [TestCase("dot", "digraph")]
    [TestCase("mermaid", "flowchart")]
    public async Task Diagram_Format_IsThePicture(string format, string expected)
    {
        PyctlRun run = await RunAsync("diagram", _project, "--format", format);

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(run.Output, Does.Contain(expected));
    }

    private Task<PyctlRun> RunAsync(params string[] words) => _served.RunAsync(["inventory", .. words]);

    private async Task AddAsync(params string[] words)
    {
        PyctlRun run = await RunAsync(["add", .. words]);
        Assert.That(run.ExitCode, Is.Zero, run.Errors);
    }
}
