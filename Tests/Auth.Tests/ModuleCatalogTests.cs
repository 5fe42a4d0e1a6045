// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Auth.Tests.Modules;
using NUnit.Framework;

namespace Auth.Tests;

internal sealed class ModuleCatalogTests
{
    private static readonly Dictionary<string, string> s_noOptions = [];

    private static string ModulePath => Path.Combine(AppContext.BaseDirectory, "module", "Auth.TestModule.dll");

    [Test]
    public void Create_None_IsTheBuiltInModule() =>
        Assert.That(ModuleCatalog.Create("none", s_noOptions), Is.TypeOf<NoneAuthenticator>());

    [Test]
    public void Create_NoneWithOptions_NamesThem() => Assert.That(
        () => ModuleCatalog.Create("none", new Dictionary<string, string> { ["file"] = "x", ["base"] = "y" }),
        Throws.TypeOf<AuthenticationModuleException>().With.Message.EqualTo(
            "authentication module 'none': takes no options, but was given base, file"));

    [Test]
    public void Create_ShaWithoutFile_SaysWhatIsMissing() => Assert.That(
        () => ModuleCatalog.Create("sha", new Dictionary<string, string> { ["file"] = "/nonexistent/passwd" }),
        Throws.TypeOf<AuthenticationModuleException>().With.Message.EqualTo(
            "authentication module 'sha': did not start: /nonexistent/passwd: there is no such file; auth_sha add USER "
            + "makes it"));

    [Test]
    public void Create_ShaWithOptionOfAnother_NamesIt() => Assert.That(
        () => ModuleCatalog.Create("sha", new Dictionary<string, string> { ["url"] = "x" }),
        Throws.TypeOf<AuthenticationModuleException>().With.Message.Contains("has no option url; it takes file"));

    [Test]
    public void Create_LdapWithOptionOfAnother_NamesThoseThatItHas() => Assert.That(
        () => ModuleCatalog.Create("ldap", new Dictionary<string, string> { ["file"] = "x" }),
        Throws.TypeOf<AuthenticationModuleException>()
            .With.Message.Contains("has no option file; it takes url, start-tls,")
            .And.InnerException.TypeOf<UnknownModuleOptionException>());

    [Test]
    public void Create_PamWithOptionOfAnother_NamesThoseThatItHas() => Assert.That(
        () => ModuleCatalog.Create("pam", new Dictionary<string, string> { ["file"] = "x" }),
        Throws.TypeOf<AuthenticationModuleException>()
            .With.Message.Contains("has no option file; it takes service,")
            .And.InnerException.TypeOf<UnknownModuleOptionException>());

    [TestCase("")]
    [TestCase("NONE")]
    [TestCase("/etc/passwd")]
    public void Create_UnknownName_SaysWhatThereIs(string module) => Assert.That(
        () => ModuleCatalog.Create(module, s_noOptions),
        Throws.TypeOf<AuthenticationModuleException>().With.Message.Contains("is not known; use none, sha"));

    [TestCase("sesame", true)]
    [TestCase("wrong", false)]
    public async Task Create_PathOfAnAssembly_AsksItsClassWithTheOptions(string word, bool accepted)
    {
        Dictionary<string, string> options = new() { ["word"] = "sesame" };
        IAuthenticator module = ModuleCatalog.Create(ModulePath, options);

        AuthenticationResult result = await module.AuthenticateAsync(
            new LoginArguments(["alice", word]), CancellationToken.None);

        Assert.That(result.IsAccepted, Is.EqualTo(accepted));
        Assert.That(result.User, Is.EqualTo(accepted ? "alice" : null));
        Assert.That(result.Roles, Is.EqualTo(accepted ? Roles.View : Roles.None));
    }

    [Test]
    public void Create_ModuleThatRefusesItsOptions_PassesItsReasonOn() => Assert.That(
        () => ModuleCatalog.Create(ModulePath, s_noOptions),
        Throws.TypeOf<AuthenticationModuleException>().With.Message.EndsWith(
            "did not start: the option auth-word is missing"));

    [Test]
    public void Create_AssemblyWithoutModule_SaysWhatIsMissing() => Assert.That(
        () => ModuleCatalog.Create(typeof(Assert).Assembly.Location, s_noOptions),
        Throws.TypeOf<AuthenticationModuleException>().With.Message.EndsWith(
            "has no public class that implements Auth.IAuthenticator"));

    [Test]
    public void Create_AssemblyWithTwoModules_IsRefused() => Assert.That(
        () => ModuleCatalog.Create(typeof(FirstAuthenticator).Assembly.Location, s_noOptions),
        Throws.TypeOf<AuthenticationModuleException>().With.Message.Contains("has 2 public classes"));

    [Test]
    public void Create_FileThatIsMissing_SaysSo() => Assert.That(
        () => ModuleCatalog.Create("/nonexistent/module.dll", s_noOptions),
        Throws.TypeOf<AuthenticationModuleException>().With.Message.Contains("cannot be loaded"));

    [Test]
    public void Create_FileThatIsNoAssembly_SaysSo() => WithFile(path => Assert.That(
        () => ModuleCatalog.Create(path, s_noOptions),
        Throws.TypeOf<AuthenticationModuleException>().With.Message.Contains("cannot be loaded")));

    [Test]
    public void Create_FileThatOthersCanWrite_IsRefused() => WithFile(path =>
    {
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherWrite);

        Assert.That(
            () => ModuleCatalog.Create(path, s_noOptions),
            Throws.TypeOf<AuthenticationModuleException>().With.Message.Contains("chmod o-w"));
    });

    [Test]
    public void Construct_ClassWithoutFittingConstructor_SaysWhatItNeeds() => Assert.That(
        () => ModuleCatalog.Construct("x.dll", typeof(string), s_noOptions),
        Throws.TypeOf<AuthenticationModuleException>().With.Message.Contains("needs a public constructor"));

    private static void WithFile(Action<string> test)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("pyctd-auth-");
        try
        {
            string path = Path.Combine(directory.FullName, "module.dll");
            File.WriteAllText(path, "not an assembly");
            test(path);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
