// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Conntrack.Events;

/// <summary>Finds the names of programs by their netlink ports. One thread, and not the one that reads events.</summary>
/// <remarks>
/// A search walks all of /proc, so answers are kept, those without a name too, and there are few searches a second: a
/// program that opens thousands of sockets must not hold the events of others up.
/// </remarks>
internal sealed class ProgramNames
{
    private const int MaxKept = 1024;
    private const int SearchesPerSecond = 20;
    private const string NetfilterProtocol = "12";

    private readonly TimeProvider _clock;
    private readonly string _root;
    private readonly Dictionary<uint, string?> _kept = [];
    private long _second;
    private int _searches;

    /// <summary>Makes an empty one.</summary>
    /// <param name="clock">Limits the searches.</param>
    /// <param name="root">Where the process file system is mounted.</param>
    public ProgramNames(TimeProvider clock, string root = "/proc")
    {
        _clock = clock;
        _root = root;
    }

    /// <summary>The name of the program that owns a port; null if it is not known, or not searched for now.</summary>
    /// <param name="portId">The port, not 0.</param>
    public string? Find(uint portId)
    {
        if (_kept.TryGetValue(portId, out string? name))
        {
            return name;
        }

        if (!MaySearch())
        {
            return null;
        }

        if (_kept.Count == MaxKept)
        {
            _kept.Clear();
        }

        name = Search(portId);
        _kept.Add(portId, name);
        return name;
    }

    private bool MaySearch()
    {
        long second = _clock.GetUtcNow().ToUnixTimeSeconds();
        if (second != _second)
        {
            _second = second;
            _searches = 0;
        }

        return _searches++ < SearchesPerSecond;
    }

    private string? Search(uint portId)
    {
        try
        {
            return InodeOf(portId) is { } inode ? OwnerOf($"socket:[{inode}]") : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The program has ended meanwhile, or is none of our business.
            return null;
        }
    }

    /// <summary>The inode of the socket; the file lists all netlink sockets of the namespace.</summary>
    private string? InodeOf(uint portId)
    {
        string port = portId.ToString(CultureInfo.InvariantCulture);

        // /proc/net would be the view of the first thread.
        foreach (string line in File.ReadLines(Path.Combine(_root, "thread-self/net/netlink")))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is [_, NetfilterProtocol, var owner, .., var inode] && owner == port)
            {
                return inode;
            }
        }

        return null;
    }

    private string? OwnerOf(string socket)
    {
        foreach (string process in Directory.EnumerateDirectories(_root))
        {
            if (char.IsAsciiDigit(Path.GetFileName(process)[0]) && Owns(process, socket))
            {
                return NameOf(process);
            }
        }

        return null;
    }

    private static bool Owns(string process, string socket)
    {
        try
        {
            foreach (string descriptor in Directory.EnumerateFileSystemEntries(Path.Combine(process, "fd")))
            {
                if (new FileInfo(descriptor).LinkTarget == socket)
                {
                    return true;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Processes come and go while one walks over them.
        }

        return false;
    }

    /// <summary>The name as the anchor prints it: of the thread, cut to 15 bytes by the kernel.</summary>
    private static string NameOf(string process) => File.ReadAllText(Path.Combine(process, "comm")).TrimEnd('\n');
}
