// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract;
using Contract.Records;
using Localization;
using Pyctl.Inventory;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Pyctl.Hosts;

/// <summary>A daemon that a command failed on. Immutable.</summary>
/// <param name="Host">The name by which the user knows it.</param>
/// <param name="Text">What failed and what to do, for the user.</param>
/// <param name="ExitCode">The exit code, if it is the only one.</param>
internal sealed record HostFailure(string Host, string Text, int ExitCode)
{
    /// <summary>Explains a failure; null for one that is no daemon's.</summary>
    public static HostFailure? Of(string host, Exception exception) => exception switch
    {
        XmlRpcFaultException fault => new HostFailure(host, TextOf(fault), ExitCodeOf(fault.FaultCode)),
        XmlRpcTransportException transport => new HostFailure(host, TextOf(transport), ExitCodes.Unreachable),
        RecordFormatException format =>
            new HostFailure(
                host, Messages.Format($"the answer is not one of pyctd: {format.Message}"), ExitCodes.Unreachable),
        _ => null,
    };

    private static int ExitCodeOf(int faultCode) => faultCode switch
    {
        FaultCodes.NoSession or FaultCodes.Forbidden or FaultCodes.TooManyAttempts => ExitCodes.NotAllowed,
        FaultCodes.NotFound or FaultCodes.Conflict => ExitCodes.Nothing,
        FaultCodes.Internal or FaultCodes.Unavailable or FaultCodes.MethodNotFound => ExitCodes.Unreachable,
        _ => ExitCodes.BadUsage,
    };

    private static string TextOf(XmlRpcFaultException fault) => fault.FaultCode switch
    {
        FaultCodes.NoSession => Messages.Format($"{fault.FaultString} (--user, or pyctl login)"),
        FaultCodes.MethodNotFound => Messages.Format($"{fault.FaultString} (is the daemon older than pyctl?)"),
        FaultCodes.InvalidValue => FaultFindings.TextOf(fault.FaultString),
        _ => fault.FaultString,
    };

    private static string TextOf(XmlRpcTransportException failure) => failure.StatusCode switch
    {
        401 or 403 => Messages.Format(
            $"{failure.Message} The web server in front of it, or the daemon's list of names, refuses."),
        _ => failure.Message,
    };
}
