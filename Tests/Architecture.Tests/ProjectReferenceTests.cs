// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;

namespace Architecture.Tests;

/// <summary>Which project may know which: the table of docs/architecture.md.</summary>
internal sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Netfilter.Interop"] = [],
        ["XmlRpc"] = [],
        ["XmlRpc.Server"] = ["XmlRpc"],
        ["Contract"] = [],
        ["Auth"] = [],
        ["auth_sha"] = ["Auth"],
        ["pyctd-pam"] = ["Auth"],
        ["Inventory"] = ["Contract"],
        ["Daemon"] = ["Netfilter.Interop", "XmlRpc", "XmlRpc.Server", "Contract", "Auth", "pyctd-pam", "Inventory"],
        ["Client"] = ["XmlRpc", "Contract"],
        ["Pyctl"] = ["Client", "XmlRpc", "Contract"],
        ["Top"] = ["Client", "XmlRpc", "Contract"],
        ["Conntrack"] = ["Contract", "Netfilter.Interop"],
    };

    private static IEnumerable<ProjectFile> ProductProjects => Repository.Projects.Where(project => !project.IsForTests);

    [TestCaseSource(nameof(ProductProjects))]
    public void References_OfProject_AreAllowed(ProjectFile project)
    {
        Assert.That(s_allowed, Does.ContainKey(project.Name), "no rule for this project");
        Assert.That(project.References, Is.SubsetOf(s_allowed[project.Name]));
    }

    [TestCaseSource(nameof(ProductProjects))]
    public void TestProject_OfProject_ExistsAndReferencesIt(ProjectFile project)
    {
        // A project inside the folder of another, as XmlRpc/Server is, is tested with that one.
        string[] names = [project.Name + ".Tests", project.Folder.Split('/')[0] + ".Tests"];
        ProjectFile? tests = Repository.Projects.FirstOrDefault(candidate => names.Contains(candidate.Name));

        Assert.That(tests, Is.Not.Null, $"Tests/{names[0]} is missing");
        Assert.That(tests!.References, Does.Contain(project.Name));
    }

    [Test]
    public void References_ToDaemon_AreFromTestsOnly()
    {
        Assert.That(ProductProjects.Where(project => project.References.Contains("Daemon")), Is.Empty);
    }

    [Test]
    public void Solution_ListsEveryProject()
    {
        string solution = Repository.Text("PyCtd.sln").Replace('\\', '/');

        Assert.That(
            Repository.Projects.Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal)),
            Is.Empty);
    }
}
