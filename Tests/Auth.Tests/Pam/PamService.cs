// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;

namespace Auth.Tests.Pam;

/// <summary>A PAM service of a test's own, in a directory that libpam is pointed to; gone at the end.</summary>
internal sealed class PamService : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pyctd-pam-");

    /// <summary>Writes the service's file.</summary>
    public PamService(params string[] lines)
    {
        File.WriteAllLines(Path.Combine(_directory.FullName, "pyctd"), lines);
    }

    /// <summary>A service that lets in whom a shell script accepts: the password is its input, the rest its environment.</summary>
    public static PamService WithScript(string script)
    {
        var service = new PamService();
        string path = Path.Combine(service._directory.FullName, "script");
        File.WriteAllText(path, "#!/bin/sh\n" + script.Replace("DIR", service._directory.FullName, StringComparison.Ordinal));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.WriteAllText(
            Path.Combine(service._directory.FullName, "pyctd"),
            $"auth required pam_exec.so quiet expose_authtok {path}\naccount required pam_permit.so\n");
        return service;
    }

    /// <summary>The options that name it.</summary>
    public Dictionary<string, string> Options(params (string Name, string Value)[] more)
    {
        Dictionary<string, string> options = new() { ["confdir"] = _directory.FullName, ["default-roles"] = "view" };
        foreach ((string name, string value) in more)
        {
            options[name] = value;
        }

        return options;
    }

    /// <summary>What a script has left in a file.</summary>
    public string Text(string name) => File.ReadAllText(Path.Combine(_directory.FullName, name));

    /// <summary>Whether a script has left a file.</summary>
    public bool Has(string name) => File.Exists(Path.Combine(_directory.FullName, name));

    public void Dispose() => _directory.Delete(recursive: true);
}
