// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using NUnit.Framework;
using TestSupport;

namespace Auth.Tests.Ldap;

/// <summary>The one slapd that the tests of this namespace share.</summary>
[SetUpFixture]
internal sealed class DirectoryFixture
{
    public static Slapd Server { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => Server = await Slapd.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await Server.DisposeAsync();
}
