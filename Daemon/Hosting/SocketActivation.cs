// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;

namespace Daemon.Hosting;

/// <summary>The listening sockets that systemd hands over, as sd_listen_fds(3) has it.</summary>
internal static class SocketActivation
{
    private const string PidVariable = "LISTEN_PID";
    private const string CountVariable = "LISTEN_FDS";
    private const string NamesVariable = "LISTEN_FDNAMES";
    private const int FirstDescriptor = 3;
    private const int MaxDescriptors = 64;

    /// <summary>The environment variables by which systemd hands sockets over.</summary>
    public static IReadOnlyList<string> Variables { get; } = [PidVariable, CountVariable, NamesVariable];

    /// <summary>The descriptors that <paramref name="environment"/> says are meant for this process.</summary>
    public static IReadOnlyList<ulong> FindDescriptors(IReadOnlyDictionary<string, string> environment)
    {
        string self = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        bool isForUs = environment.GetValueOrDefault(PidVariable) == self;
        bool isGiven = int.TryParse(
            environment.GetValueOrDefault(CountVariable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int count);
        if (!isForUs || !isGiven)
        {
            return [];
        }

        var descriptors = new List<ulong>();
        for (int index = 0; index < Math.Min(count, MaxDescriptors); index++)
        {
            descriptors.Add((ulong)(FirstDescriptor + index));
        }

        return descriptors;
    }
}
