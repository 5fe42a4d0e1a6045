// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using Daemon.Configuration;

namespace Daemon.Hosting;

/// <summary>
/// Finds the process that listens on an address, by way of <c>/proc/net</c> and the open files of all processes.
/// Processes of other users are seen by root alone.
/// </summary>
internal static class SocketHolder
{
    private const string ListenState = "0A";
    private const string ListenFlag = "00010000";

    /// <summary>The id of a process that listens on <paramref name="address"/>; null where none is found.</summary>
    public static int? Find(ListenAddress address)
    {
        HashSet<string> links = [];
        foreach (string inode in FindInodes(address))
        {
            links.Add($"socket:[{inode}]");
        }

        return links.Count == 0 ? null : FindProcess(links);
    }

    private static IEnumerable<string> FindInodes(ListenAddress address)
    {
        if (address.Tcp is { } endPoint)
        {
            return [.. FindTcpInodes("/proc/net/tcp", endPoint), .. FindTcpInodes("/proc/net/tcp6", endPoint)];
        }

        return FindUnixInodes(address.UnixPath!);
    }

    private static IEnumerable<string> FindTcpInodes(string table, IPEndPoint wanted)
    {
        if (!File.Exists(table))
        {
            yield break;
        }

        // Columns: slot, local address, remote address, state, ..., inode in the tenth.
        foreach (string line in File.ReadLines(table))
        {
            string[] columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length >= 10 && columns[3] == ListenState && Collides(ParseEndPoint(columns[1]), wanted))
            {
                yield return columns[9];
            }
        }
    }

    private static IEnumerable<string> FindUnixInodes(string path)
    {
        // Columns: address, references, protocol, flags, type, state, inode, path.
        foreach (string line in File.ReadLines("/proc/net/unix"))
        {
            string[] columns = line.Split(' ', 8, StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length == 8 && columns[3] == ListenFlag && columns[7] == path)
            {
                yield return columns[6];
            }
        }
    }

    private static bool Collides(IPEndPoint taken, IPEndPoint wanted)
    {
        return taken.Port == wanted.Port
            && (taken.Address.Equals(wanted.Address) || IsAny(taken.Address) || IsAny(wanted.Address));
    }

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    // The kernel prints each 32-bit word of the address as a number in its own byte order.
    private static IPEndPoint ParseEndPoint(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        byte[] address = new byte[colon / 2];
        for (int at = 0; at < colon; at += 8)
        {
            uint word = uint.Parse(text.AsSpan(at, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            Span<byte> bytes = address.AsSpan(at / 2, 4);
            if (BitConverter.IsLittleEndian)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
            }
            else
            {
                BinaryPrimitives.WriteUInt32BigEndian(bytes, word);
            }
        }

        int port = int.Parse(text.AsSpan(colon + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new IPEndPoint(new IPAddress(address), port);
    }

    private static int? FindProcess(HashSet<string> links)
    {
        foreach (string directory in Directory.EnumerateDirectories("/proc"))
        {
            string name = Path.GetFileName(directory);
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
                && HoldsOneOf(Path.Combine(directory, "fd"), links))
            {
                return pid;
            }
        }

        return null;
    }

    private static bool HoldsOneOf(string descriptors, HashSet<string> links)
    {
        try
        {
            foreach (FileSystemInfo descriptor in new DirectoryInfo(descriptors).EnumerateFileSystemInfos())
            {
                if (descriptor.LinkTarget is { } link && links.Contains(link))
                {
                    return true;
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The process has ended meanwhile, or belongs to somebody else.
        }

        return false;
    }
}
