// SPDX-License-Identifier: GPL-2.0-or-later
namespace Client.Configuration;

/// <summary>A file whose first line is a password.</summary>
public static class PasswordFile
{
    /// <summary>Reads the password.</summary>
    /// <param name="path">The file, which only its owner may read.</param>
    /// <returns>The first line, without its end.</returns>
    /// <exception cref="ConfigurationException">It cannot be read, or others than its owner can.</exception>
    public static string Read(string path) => SecretFile.Read(path).Split('\n')[0].TrimEnd('\r');
}
