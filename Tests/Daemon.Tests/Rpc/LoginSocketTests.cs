// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Auth;
using Daemon.Configuration;
using Daemon.Policy;
using Daemon.Rpc;
using Daemon.Sessions;
using Daemon.Tests.Support;
using NUnit.Framework;
using Serilog.Core;

namespace Daemon.Tests.Rpc;

public sealed class LoginSocketTests
{
    private readonly FakeTimeProvider _time = new();
    private CollectingSink _sink = null!;
    private Logger _logger = null!;
    private AuditLog _audit = null!;
    private SessionStore _sessions = null!;
    private ProcedureServer _server = null!;
    private PasswordModule _module = null!;

    [SetUp]
    public async Task SetUp()
    {
        _sink = new CollectingSink();
        _logger = _sink.CreateLogger();
        _audit = new AuditLog(null, _logger, _time);
        var live = new LiveOptions(new Options());
        var callers = new Callers(ProxyTrust.None, null);
        _sessions = new SessionStore(live, _time);
        _module = new PasswordModule();
        _server = await ProcedureServer.StartAsync(
            new Login(_module, callers, _sessions, new LoginThrottle(_time), _audit, _logger),
            new Logout(new CallGate(_sessions, live, callers), _sessions));
    }

    [TearDown]
    public async Task TearDown()
    {
        await _server.DisposeAsync();
        _sessions.Dispose();
        _audit.Dispose();
        await _logger.DisposeAsync();
    }

    [Test]
    public async Task Login_RightPassword_OpensASessionOfTheModulesUserAndRoles()
    {
        string id = await _server.Client.CallAsync("login", "alice", "right");

        Session session = _sessions.Require(id);
        Assert.That(session.User, Is.EqualTo("ALICE"));
        Assert.That(session.Roles, Is.EqualTo(Roles.View));
        Assert.That(session.Source, Does.StartWith("127.0.0.1:"));
        Assert.That(_sink.Lines, Has.One.Match("user=ALICE source=127.0.0.1:\\d+ action=login target=session result=opened"));
    }

    [Test]
    public async Task Login_WarningOfTheModule_IsInTheLog()
    {
        await _server.Client.CallAsync("login", "alice", "right");

        Assert.That(_sink.Lines, Has.One.EqualTo("Authentication: mend this"));
    }

    [Test]
    public async Task Login_WrongPassword_IsFault401AndInTheAuditLogWithItsReason()
    {
        string reply = await _server.Client.CallAsync("login", "alice", "wrong");

        Assert.That(reply, Does.StartWith("fault 401: ").And.Not.Contain("no match"));
        Assert.That(_sessions.Count, Is.Zero);
        Assert.That(_sink.Lines, Has.One.Contains("user=alice").And.One.Contains("result=\"refused: no match\""));
    }

    [Test]
    public async Task Login_AnyResult_LogsNeitherPasswordNorSessionId()
    {
        string id = await _server.Client.CallAsync("login", "alice", "right");
        await _server.Client.CallAsync("login", "alice", "wrong");

        Assert.That(_sink.Lines, Has.None.Contains("right").And.None.Contains("wrong").And.None.Contains(id));
    }

    [Test]
    public async Task Login_ManyWrongPasswords_IsFault429WithoutAskingTheModule()
    {
        for (int attempt = 0; attempt < LoginThrottle.FreePerUser; attempt++)
        {
            await _server.Client.CallAsync("login", "alice", "wrong");
        }

        int asked = _module.Asked;
        Assert.That(await _server.Client.CallAsync("login", "alice", "right"), Does.StartWith("fault 429: "));
        Assert.That(_module.Asked, Is.EqualTo(asked));

        _time.Advance(LoginThrottle.s_firstDelay);
        Assert.That(await _server.Client.CallAsync("login", "alice", "right"), Has.Length.EqualTo(22));
    }

    [Test]
    public async Task Login_Module_SeesArgumentsAndSource()
    {
        await _server.Client.CallAsync("login", "alice", "right", "third");

        Assert.That(_module.Last!.Values, Is.EqualTo(new object[] { "alice", "right", "third" }));
        Assert.That(_module.Last.Source, Is.EqualTo(IPAddress.Loopback));
        Assert.That(_module.Last.RemoteUser, Is.Null);
    }

    [Test]
    public async Task Login_ModuleThatFails_IsFault500WithoutDetails()
    {
        string reply = await _server.Client.CallAsync("login", "crash", "x");

        Assert.That(reply, Does.StartWith("fault 500: ").And.Not.Contain("directory is down"));
    }

    [Test]
    public async Task Logout_OpenSession_EndsIt()
    {
        string id = await _server.Client.CallAsync("login", "alice", "right");

        Assert.That(await _server.Client.CallAsync("logout", id), Is.EqualTo("1"));
        Assert.That(_sessions.Count, Is.Zero);
        Assert.That(await _server.Client.CallAsync("logout", id), Does.StartWith("fault 401: "));
    }

    [TestCase]
    [TestCase("a", "b")]
    public async Task Logout_WrongNumberOfArguments_IsFault32602(params string[] arguments)
    {
        Assert.That(await _server.Client.CallAsync("logout", arguments), Does.StartWith("fault -32602: "));
    }

    private sealed class PasswordModule : IAuthenticator
    {
        public int Asked { get; private set; }

        public LoginArguments? Last { get; private set; }

        public ValueTask<AuthenticationResult> AuthenticateAsync(
            LoginArguments arguments, CancellationToken cancellationToken)
        {
            Asked++;
            Last = arguments;
            string[] texts = [.. arguments.Values.OfType<string>()];
            if (texts[0] == "crash")
            {
                throw new TimeoutException("the directory is down");
            }

            return ValueTask.FromResult(
                texts[1] == "right"
                    ? AuthenticationResult.Accept(texts[0].ToUpperInvariant(), Roles.View, "mend this")
                    : AuthenticationResult.Refuse("no match"));
        }
    }
}
