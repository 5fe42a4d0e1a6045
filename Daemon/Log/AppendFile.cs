// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Text;
using System.Threading;

namespace Daemon.Log;

/// <summary>
/// A file that lines are appended to, each with one write. Log rotation renames it and has it opened anew by SIGHUP,
/// which Serilog's own file sink cannot. Safe for use by several threads.
/// </summary>
internal sealed class AppendFile : IDisposable
{
    private const UnixFileMode FileMode640 =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    private const UnixFileMode DirectoryMode750 =
        FileMode640 | UnixFileMode.UserExecute | UnixFileMode.GroupExecute;

    private readonly Lock _lock = new();
    private readonly string _path;
    private FileStream _stream;

    /// <summary>
    /// Opens the file, and makes it (mode 0640) and its directory (0750) where they do not exist. A last line that was
    /// cut off is ended.
    /// </summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public AppendFile(string path)
    {
        _path = path;
        _stream = Open(path);
    }

    /// <summary>Appends <paramref name="line"/> and a line feed.</summary>
    /// <exception cref="IOException">It cannot be written, for instance because the disk is full.</exception>
    public void WriteLine(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line + '\n');
        lock (_lock)
        {
            // The runtime remembers the position instead of opening with O_APPEND; the file may have been truncated.
            _stream.Seek(0, SeekOrigin.End);
            _stream.Write(bytes);
        }
    }

    /// <summary>Opens the path anew; where that fails, the file that was open stays in use.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Reopen()
    {
        FileStream fresh = Open(_path);
        FileStream old;
        lock (_lock)
        {
            old = _stream;
            _stream = fresh;
        }

        old.Dispose();
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();

    private static FileStream Open(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } directory)
        {
            Directory.CreateDirectory(directory, DirectoryMode750);
        }

        var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            UnixCreateMode = FileMode640,
            BufferSize = 0,
        });
        EndCutOffLine(stream);
        return stream;
    }

    // A machine that lost power, or a disk that was full, may have left half a line; the next begins a line of its own.
    private static void EndCutOffLine(FileStream stream)
    {
        if (stream.Length == 0)
        {
            return;
        }

        stream.Seek(-1, SeekOrigin.End);
        if (stream.ReadByte() != '\n')
        {
            stream.WriteByte((byte)'\n');
        }
    }
}
