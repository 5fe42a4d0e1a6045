// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using NUnit.Framework;

namespace Auth.Tests.Tool;

internal sealed class LanguageProcessTests
{
    [TestCase("fr_FR.UTF-8", "Utilisation\u00A0:")]
    [TestCase("de_DE.UTF-8", "Usage:")]
    public async Task Help_InLocale_IsInItsLanguage(string locale, string expected)
    {
        Assert.That((await RunAsync(locale, "--help")).Output, Does.Contain(expected));
    }

    [Test]
    public async Task Roles_OfNobodyInFrench_SaysSoWithTheSameExitCode()
    {
        ToolRun run = await RunAsync("fr_FR.UTF-8", "--file", "/dev/null/none", "roles", "alice", "everything");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Errors, Does.Contain("\"everything\" n'est pas valide\u00A0: les rôles sont view,"));
    }

    [Test]
    public async Task Remove_WithoutUserInFrench_IsRefusedInFrench()
    {
        ToolRun run = await RunAsync("fr_FR.UTF-8", "remove");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Errors, Does.Contain("Argument obligatoire"));
    }

    private static Task<ToolRun> RunAsync(string locale, params string[] arguments)
    {
        return ToolRun.RunInAsync(locale, "", arguments);
    }
}
