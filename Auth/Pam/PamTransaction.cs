// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Auth.Native;

namespace Auth.Pam;

/// <summary>
/// One login through libpam. It blocks for as long as the modules like to, and runs their code: only for
/// <see cref="PamProgram"/>, whose process can be ended.
/// </summary>
internal static class PamTransaction
{
    private const int Flags = Libpam.PAM_SILENT | Libpam.PAM_DISALLOW_NULL_AUTHTOK;

    /// <summary>Asks the modules of the service, for the password and then for the account.</summary>
    public static PamReply Run(PamRequest request)
    {
        using var conversation = new PamConversation(request.Password);
        int status = Libpam.PamStart(
            request.Service, request.User, conversation.Native, request.ConfigDirectory, out nint transaction);
        if (status != Libpam.PAM_SUCCESS)
        {
            return Undecided("pam_start", status);
        }

        try
        {
            (string step, status) = Decide(transaction, request);
            return status == Libpam.PAM_SUCCESS
                ? Accept(Libpam.PamGetItem(transaction, Libpam.PAM_USER) ?? request.User, request.Groups)
                : Decline(step, status);
        }
        finally
        {
            _ = Libpam.PamEnd(transaction, status);
        }
    }

    private static (string Step, int Status) Decide(nint transaction, PamRequest request)
    {
        int status = Describe(transaction, request.RemoteHost);
        if (status != Libpam.PAM_SUCCESS)
        {
            return ("pam_set_item", status);
        }

        status = Libpam.PamAuthenticate(transaction, Flags);
        return status == Libpam.PAM_SUCCESS
            ? ("pam_acct_mgmt", Libpam.PamAcctMgmt(transaction, Flags))
            : ("pam_authenticate", status);
    }

    private static int Describe(nint transaction, string? remoteHost)
    {
        // Modules that know rules for terminals, as pam_time and pam_access do, refuse where there is none at all.
        int status = Libpam.PamSetItem(transaction, Libpam.PAM_TTY, "pyctd");
        if (status == Libpam.PAM_SUCCESS && remoteHost is not null)
        {
            status = Libpam.PamSetItem(transaction, Libpam.PAM_RHOST, remoteHost);
        }

        return status == Libpam.PAM_SUCCESS ? Libpam.PamSkipFailDelay(transaction) : status;
    }

    private static PamReply Accept(string user, IReadOnlyList<string> wanted)
    {
        if (wanted.Count == 0)
        {
            return new PamReply(PamOutcome.Accepted, user, []);
        }

        HashSet<uint> numbers = [.. Libc.GroupsOf(user)];
        return new PamReply(
            PamOutcome.Accepted,
            user,
            [.. wanted.Where(group => Libc.GroupNumber(group) is { } number && numbers.Contains(number))]);
    }

    private static PamReply Decline(string step, int status)
    {
        // PAM_SYSTEM_ERR is also what pam_exec makes of a program that says no; as a refusal it counts against guessing.
        return status is Libpam.PAM_SYSTEM_ERR or Libpam.PAM_PERM_DENIED or Libpam.PAM_AUTH_ERR
            or Libpam.PAM_CRED_INSUFFICIENT or Libpam.PAM_USER_UNKNOWN or Libpam.PAM_MAXTRIES or Libpam.PAM_NEW_AUTHTOK_REQD
            or Libpam.PAM_ACCT_EXPIRED or Libpam.PAM_CRED_EXPIRED or Libpam.PAM_AUTHTOK_EXPIRED
                ? new PamReply(PamOutcome.Refused, Reason(step, status), [])
                : Undecided(step, status);
    }

    private static PamReply Undecided(string step, int status) =>
        new(PamOutcome.Undecided, Reason(step, status), []);

    private static string Reason(string step, int status) => $"{step}: {Libpam.PamStrError(status)} ({status})";
}
