// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Auth;
using Contract;
using Daemon.Policy;
using Daemon.Sessions;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>
/// <c>login(mixed arguments)</c>: opens a session. What the arguments must be is the authentication module's affair;
/// without one there may be any, or none.
/// </summary>
internal sealed class Login(
    IAuthenticator authenticator, SessionStore sessions, LoginThrottle throttle, AuditLog audit) : XmlRpcProcedure
{
    private const string Target = "session";

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
        string address = CallSource.Address(call.Http);
        string source = CallSource.Describe(call.Http);

        throttle.Admit(address, claimed);
        AuthenticationResult result;
        try
        {
            result = await authenticator.AuthenticateAsync(
                new LoginArguments(values, call.Http.Connection.RemoteIpAddress), call.CancellationToken);
        }
        catch (AuthenticationUnavailableException exception)
        {
            audit.Record(claimed, source, Name, Target, $"not decided: {exception.Message}");
            throw new XmlRpcFaultException(FaultCodes.Unavailable, Messages.Get(
                "The login cannot be checked at present, because the service that knows the users does not answer; try again later."));
        }

        if (!result.IsAccepted)
        {
            throttle.NoteFailure(address, claimed);
            audit.Record(claimed, source, Name, Target, $"refused: {result.Reason}");
            throw new XmlRpcFaultException(
                FaultCodes.NoSession, Messages.Get("The login was refused: the user's name or password is wrong."));
        }

        throttle.NoteSuccess(claimed);
        Session session = sessions.Open(result.User, result.Roles, source);
        audit.Record(session.User, source, Name, Target, "opened");
        reply.WriteString(session.Id.ToString());
    }
}
