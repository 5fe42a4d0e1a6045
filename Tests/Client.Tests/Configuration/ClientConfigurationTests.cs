// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using Client.Configuration;
using NUnit.Framework;

namespace Client.Tests.Configuration;

internal sealed class ClientConfigurationTests
{
    private string _directory = null!;

    private string ConfigurationPath => Path.Combine(_directory, "pyctl.conf");

    [SetUp]
    public void SetUp() => _directory = Directory.CreateTempSubdirectory("pc-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_directory, recursive: true);

    [Test]
    public void Read_File_HasHostsAndDefaults()
    {
        ClientConfiguration configuration = Read(
            "# ours\ndefault = fw1, unix:/run/x\n\n[fw1]\naddress = https://fw1.example.org/RPC2\nuser=alice\npassword-file = secret\n");

        HostEntry host = configuration.Resolve("FW1");

        Assert.That(configuration.DefaultNames, Is.EqualTo(["fw1", "unix:/run/x"]));
        Assert.That(host.Address.ToString(), Is.EqualTo("https://fw1.example.org/RPC2"));
        Assert.That(host.UserName, Is.EqualTo("alice"));
        Assert.That(host.PasswordFile, Is.EqualTo(Path.Combine(_directory, "secret")));
        Assert.That(host.CaFile, Is.Null);
    }

    [TestCase("localhost", "http://localhost:8040/RPC2")]
    [TestCase("127.0.0.1:9", "http://127.0.0.1:9/RPC2")]
    [TestCase("[::1]:9", "http://[::1]:9/RPC2")]
    [TestCase("fw1", "https://fw1:8040/RPC2")]
    [TestCase("fw1:9", "https://fw1:9/RPC2")]
    [TestCase("2001:db8::1", "https://[2001:db8::1]:8040/RPC2")]
    [TestCase("[2001:db8::1]:9", "https://[2001:db8::1]:9/RPC2")]
    [TestCase("127.evil.example", "https://127.evil.example:8040/RPC2")]
    [TestCase("http://fw1", "http://fw1/RPC2")]
    [TestCase("unix:/run/pyctd.sock", "unix:/run/pyctd.sock")]
    public void Resolve_Machine_IsReachedByTlsUnlessItIsThisOne(string name, string expected)
    {
        Assert.That(ClientConfiguration.Empty.Resolve(name).Address.ToString(), Is.EqualTo(expected));
    }

    [TestCase("nonsense\n", "line 1")]
    [TestCase("[a]\naddress = x://y\n", "x://y")]
    [TestCase("[a]\nuser = alice\n", "[a] has no address")]
    [TestCase("[a]\naddress = http://a\npasswort = x\n", "passwort is unknown")]
    [TestCase("[a]\naddress = http://a\n[A]\naddress = http://b\n", "line 3")]
    [TestCase("[a]\naddress = http://a\naddress = http://b\n", "line 3")]
    public void Read_WrongFile_SaysWhere(string content, string expected)
    {
        Assert.That(
            () => Read(content), Throws.TypeOf<ConfigurationException>().With.Message.Contains(expected));
    }

    private ClientConfiguration Read(string content)
    {
        File.WriteAllText(ConfigurationPath, content);
        return ClientConfiguration.Read(ConfigurationPath);
    }
}
