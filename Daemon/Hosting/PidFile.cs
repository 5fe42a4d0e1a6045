// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.IO;
using System.Text;
using Localization;

namespace Daemon.Hosting;

/// <summary>
/// The file that holds the process id. It is locked while the daemon lives, and the lock goes with the process: a file
/// that a killed daemon left behind hinders nobody. The lock is a record lock (fcntl), which, other than flock, lets
/// everybody read the file; it belongs to the process, so one process must not open the file twice.
/// </summary>
internal sealed class PidFile : IDisposable
{
    private const UnixFileMode Mode644 =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _path;
    private readonly FileStream _stream;

    private PidFile(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
    }

    /// <summary>Locks the file at <paramref name="path"/> and writes this process's id into it.</summary>
    /// <exception cref="StartupException">Another process holds it, or it cannot be written.</exception>
    public static PidFile Acquire(string path)
    {
        while (true)
        {
            FileStream stream = Open(path);
            if (!TryLock(stream))
            {
                stream.Dispose();
                string holder = ReadPid(path) is { } pid ? Messages.Format($"process {pid}") : Messages.Get(
                    "another process");
                throw new StartupException(
                    ExitCodes.AlreadyRunning,
                    Messages.Format($"Another pyctd is running ({holder} holds {path}); --replace ends it first."));
            }

            Write(stream);

            // An ending daemon may have removed the file between our opening and locking it.
            if (File.GetLastWriteTimeUtc(path) == File.GetLastWriteTimeUtc(stream.SafeFileHandle))
            {
                return new PidFile(path, stream);
            }

            stream.Dispose();
        }
    }

    /// <summary>The id of the process that holds the file at <paramref name="path"/>; null where none does.</summary>
    /// <exception cref="StartupException">The file cannot be opened.</exception>
    public static int? FindHolder(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using FileStream stream = Open(path);
        return TryLock(stream) ? null : ReadPid(path);
    }

    /// <summary>Removes the file and gives the lock up.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Its directory may belong to root, while the daemon does not run as root: the file stays, unlocked.
            _stream.SetLength(0);
        }

        _stream.Dispose();
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite | FileShare.Delete,
                UnixCreateMode = Mode644,
                BufferSize = 0,
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(ExitCodes.CannotWrite, Messages.Format(
                $"The pid file {path} cannot be written: {error.Message}"));
        }
    }

    private static bool TryLock(FileStream stream)
    {
        try
        {
            stream.Lock(0, 1);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Write(FileStream stream)
    {
        string text = Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n";
        stream.SetLength(0);
        stream.Write(Encoding.ASCII.GetBytes(text));
    }

    private static int? ReadPid(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            bool isNumber = int.TryParse(
                reader.ReadToEnd().AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int pid);
            return isNumber && pid > 1 ? pid : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
