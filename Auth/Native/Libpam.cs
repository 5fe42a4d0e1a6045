// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Native;

/// <summary>
/// The functions of libpam (Linux-PAM) that a login needs, one file each. Constants have the names and values of
/// <c>security/_pam_types.h</c>.
/// </summary>
internal static partial class Libpam
{
    public const string Library = "libpam.so.0";

    public const int PAM_SUCCESS = 0;
    public const int PAM_SYSTEM_ERR = 4;
    public const int PAM_PERM_DENIED = 6;
    public const int PAM_AUTH_ERR = 7;
    public const int PAM_CRED_INSUFFICIENT = 8;
    public const int PAM_USER_UNKNOWN = 10;
    public const int PAM_MAXTRIES = 11;
    public const int PAM_NEW_AUTHTOK_REQD = 12;
    public const int PAM_ACCT_EXPIRED = 13;
    public const int PAM_CRED_EXPIRED = 16;
    public const int PAM_CONV_ERR = 19;
    public const int PAM_AUTHTOK_EXPIRED = 27;

    public const int PAM_SILENT = 0x8000;
    public const int PAM_DISALLOW_NULL_AUTHTOK = 0x1;

    public const int PAM_USER = 2;
    public const int PAM_TTY = 3;
    public const int PAM_RHOST = 4;
    public const int PAM_FAIL_DELAY = 10;

    public const int PAM_PROMPT_ECHO_OFF = 1;
    public const int PAM_ERROR_MSG = 3;
    public const int PAM_TEXT_INFO = 4;
    public const int PAM_MAX_NUM_MSG = 32;
}
