// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using Netfilter.Interop.Native;

namespace Netfilter.Interop.Netlink;

/// <summary>Runs code inside a network namespace.</summary>
/// <remarks>
/// A namespace belongs to a thread, so the code runs on a thread of its own that ends afterwards; pool threads are never
/// moved. A socket opened inside stays there and may then be used from any thread.
/// </remarks>
public static class NetworkNamespace
{
    /// <summary>Runs an action inside the namespace at a path and waits for it.</summary>
    /// <param name="path">As in <c>/run/netns/blue</c> or <c>/proc/123/ns/net</c>.</param>
    /// <param name="action">What to run; its exceptions are rethrown here.</param>
    /// <exception cref="NetlinkPermissionException">The process lacks CAP_SYS_ADMIN.</exception>
    /// <exception cref="NetlinkException">The path is no network namespace.</exception>
    public static T Run<T>(string path, Func<T> action)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(action);
        return OnOwnThread(() =>
        {
            Enter(path);
            return action();
        });
    }

    /// <summary>Runs an action inside a new, empty network namespace, which ends with the last thing that uses it.</summary>
    /// <param name="action">What to run; a socket that it opens keeps the namespace alive.</param>
    /// <exception cref="NetlinkPermissionException">The process lacks CAP_SYS_ADMIN.</exception>
    public static T RunPrivate<T>(Func<T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return OnOwnThread(() =>
        {
            CreatePrivate();
            return action();
        });
    }

    /// <summary>Moves the calling thread, for good, into a new, empty network namespace.</summary>
    /// <exception cref="NetlinkPermissionException">The process lacks CAP_SYS_ADMIN.</exception>
    internal static void CreatePrivate()
    {
        int errno = Libc.Unshare(Libc.CLONE_NEWNET);
        if (errno != 0)
        {
            throw NetlinkFailure.Namespace("create a private network namespace", null, errno);
        }
    }

    private static void Enter(string path)
    {
        int errno = Libc.SetNs(path, Libc.CLONE_NEWNET);
        if (errno != 0)
        {
            throw NetlinkFailure.Namespace("enter the network namespace", path, errno);
        }
    }

    private static T OnOwnThread<T>(Func<T> action)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = action();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        })
        {
            IsBackground = true,
            Name = "network namespace",
        };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
