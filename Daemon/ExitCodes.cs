// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon;

/// <summary>The exit codes of <c>pyctd</c>; pyctd(8) documents them, and its systemd unit relies on them.</summary>
internal static class ExitCodes
{
    /// <summary>It ran and was ended cleanly, or printed what was asked for.</summary>
    public const int Success = 0;

    /// <summary>Something failed that should not; the log has the details.</summary>
    public const int InternalError = 1;

    /// <summary>An option, the configuration file or the environment has a bad value.</summary>
    public const int BadConfiguration = 2;

    /// <summary>CAP_NET_ADMIN is missing.</summary>
    public const int NoPrivilege = 3;

    /// <summary>A listener cannot be opened, for instance because the port is in use.</summary>
    public const int CannotListen = 4;

    /// <summary>Another instance is running and was not to be replaced, or did not end.</summary>
    public const int AlreadyRunning = 5;

    /// <summary>A log, audit or pid file cannot be written.</summary>
    public const int CannotWrite = 6;

    /// <summary>The kernel's connection tracking cannot be used.</summary>
    public const int KernelUnavailable = 7;

    /// <summary>The inventory cannot be copied.</summary>
    public const int StoreUnavailable = 8;
}
