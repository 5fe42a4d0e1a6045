// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;

namespace Auth.Tests.Sha;

/// <summary>A password file in a directory of a test's own, gone with all that is in it at the end.</summary>
internal sealed class TemporaryPasswordFile : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pyctd-sha-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "passwd");

    public string Text => File.ReadAllText(Path);

    /// <summary>Writes the file in place, with a mode that is accepted.</summary>
    public TemporaryPasswordFile Write(string text)
    {
        File.WriteAllText(Path, text);
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        return this;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
