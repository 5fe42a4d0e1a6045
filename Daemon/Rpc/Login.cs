// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Auth;
using Contract;
using Daemon.Policy;
using Daemon.Sessions;
using Localization;
using Serilog;
using XmlRpc.Codec;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>
/// <c>login(mixed arguments)</c>: opens a session. What the arguments must be is the authentication module's affair;
/// without one there may be any, or none.
/// </summary>
internal sealed class Login(
    IAuthenticator authenticator,
    Callers callers,
    SessionStore sessions,
    LoginThrottle throttle,
    AuditLog audit,
    ILogger log)
    : XmlRpcProcedure
{
    private const string Target = "session";

    private readonly LoginTurns _turns = new();

    /// <inheritdoc/>
    public override string Name => Methods.Login;

    /// <inheritdoc/>
    public override string Help =>
        Messages.Get(
            "Opens a session and returns its id, the first argument of every other call. A session ends when it was not "
        + "used for some time, 10 seconds by default. With a module that checks passwords the arguments are the user's "
        + "name and password; without one they have no importance.");

    /// <inheritdoc/>
    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
    [
        XmlRpcSignature.Of(XmlRpcTypes.String, XmlRpcTypes.String, XmlRpcTypes.String),
        XmlRpcSignature.Of(XmlRpcTypes.String),
    ];

    /// <inheritdoc/>
    public override async ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        object?[] values = [.. call.Parameters.Select(NeutralValues.FromXmlRpc)];
        string claimed = values.OfType<string>().FirstOrDefault("");
        Caller caller = callers.Of(call.Http);

        using IDisposable turn = await _turns.TakeAsync(caller.Origin, call.CancellationToken);
        throttle.Admit(caller.Origin, claimed);
        AuthenticationResult result;
        try
        {
            result = await authenticator.AuthenticateAsync(
                new LoginArguments(values, caller.Address, caller.User), call.CancellationToken);
        }
        catch (AuthenticationUnavailableException exception)
        {
            audit.Record(claimed, caller.Source, Name, Target, $"not decided: {exception.Message}");
            throw new XmlRpcFaultException(FaultCodes.Unavailable, Messages.Get(
                "The login cannot be checked at present, because the service that knows the users does not answer; try again later."));
        }

        if (!result.IsAccepted)
        {
            throttle.NoteFailure(caller.Origin, claimed);
            audit.Record(claimed, caller.Source, Name, Target, $"refused: {result.Reason}");
            throw new XmlRpcFaultException(
                FaultCodes.NoSession, Messages.Get("The login was refused: the user's name or password is wrong."));
        }

        if (result.Warning is not null)
        {
            log.Warning("Authentication: {Warning:l}", result.Warning);
        }

        throttle.NoteSuccess(claimed);
        Session session = sessions.Open(result.User, result.Rights, caller.Source, caller.User);
        audit.Record(session.User, caller.Source, Name, Target, "opened");
        reply.WriteString(session.Id.ToString());
    }
}
