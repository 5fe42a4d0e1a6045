// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract;

/// <summary>
/// The values of <c>faultCode</c>: the interoperability codes (negative) for what is wrong with the call itself, and
/// the daemon's own (positive, after HTTP's) for what is wrong with what it asks.
/// </summary>
public static class FaultCodes
{
    /// <summary>The call is not well-formed XML.</summary>
    public const int NotWellFormed = -32700;

    /// <summary>The call is in an encoding that is not supported.</summary>
    public const int UnsupportedEncoding = -32701;

    /// <summary>The call contains a character that its encoding does not allow.</summary>
    public const int InvalidCharacter = -32702;

    /// <summary>The call is XML but not XML-RPC.</summary>
    public const int InvalidRequest = -32600;

    /// <summary>There is no such procedure.</summary>
    public const int MethodNotFound = -32601;

    /// <summary>The number or the types of the arguments are wrong.</summary>
    public const int InvalidParameters = -32602;

    /// <summary>The session does not exist or has expired, or the login was refused; log in again.</summary>
    public const int NoSession = 401;

    /// <summary>The user's roles do not allow this.</summary>
    public const int Forbidden = 403;

    /// <summary>There is no such thing.</summary>
    public const int NotFound = 404;

    /// <summary>It conflicts with the present state; the text lists what was not done and why.</summary>
    public const int Conflict = 409;

    /// <summary>The request is too large.</summary>
    public const int TooLarge = 413;

    /// <summary>A value is not valid; the text names the field and what is allowed.</summary>
    public const int InvalidValue = 422;

    /// <summary>Too many attempts; wait.</summary>
    public const int TooManyAttempts = 429;

    /// <summary>An internal error; the text has an id that is found in the daemon's log.</summary>
    public const int Internal = 500;

    /// <summary>
    /// The kernel side, or the service that checks logins, is not available; the text says what is missing, and of the
    /// kernel side the command that mends it.
    /// </summary>
    public const int Unavailable = 503;
}
