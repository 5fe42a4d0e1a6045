// SPDX-License-Identifier: GPL-2.0-or-later
using System.Runtime.InteropServices;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;

namespace Conntrack.Commands;

/// <summary>The words of conntrack(8) for the kernel's refusals.</summary>
internal static class KernelFailure
{
    private const int NoPermission = 1;
    private const int NoEntry = 2;
    private const int NoMemory = 12;
    private const int Exists = 17;
    private const int InvalidArgument = 22;
    private const int TimeIsUp = 62;
    private const int FamilyNotSupported = 97;
    private const int NotSupportedInKernel = 524;

    /// <summary>What is written behind the banner.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="exception">The refusal.</param>
    /// <param name="isAnchor">Whether a fixed timeout is reported as missing privilege, as the anchor does.</param>
    public static string TextOf(Request request, NetlinkException exception, bool isAnchor = false) =>
        exception is ConntrackTimeoutFixedException && !isAnchor
            ? "Operation failed: the timeout of this flow is fixed"
            : "Operation failed: " + ReasonOf(request, exception.Errno);

    /// <summary>What the kernel says of a request that makes no sense to it.</summary>
    /// <param name="operation">What was asked for.</param>
    public static NetlinkException Invalid(string operation) =>
        new(operation, InvalidArgument, Marshal.GetPInvokeErrorMessage(InvalidArgument));

    private static string ReasonOf(Request request, int errno)
    {
        if (Specific(request, errno) is { } text)
        {
            return text;
        }

        return errno switch
        {
            NoPermission => "sorry, you must be root or get CAP_NET_ADMIN capability to do this",
            InvalidArgument when request.Command != CommandKind.Add => "invalid parameters",
            _ => Marshal.GetPInvokeErrorMessage(errno),
        };
    }

    private static string? Specific(Request request, int errno)
    {
        if (request.Table == TableKind.Expect)
        {
            return request.Command == CommandKind.Create && errno == NoEntry ? "master conntrack not found" : null;
        }

        return (request.Command, errno) switch
        {
            (CommandKind.Create, Exists) => "Such conntrack exists, try -U to update",
            (CommandKind.Create or CommandKind.Add or CommandKind.Get or CommandKind.Delete, NoEntry) =>
                "such conntrack doesn't exist",
            (CommandKind.Create or CommandKind.Add or CommandKind.Get, NoMemory) => "not enough memory",
            (CommandKind.Create or CommandKind.Add, TimeIsUp) => "conntrack has expired",
            (CommandKind.Get, FamilyNotSupported) => "protocol not supported",
            (CommandKind.List, NotSupportedInKernel) => "function not implemented",
            _ => null,
        };
    }
}
