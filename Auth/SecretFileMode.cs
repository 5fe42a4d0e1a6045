// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;

namespace Auth;

/// <summary>The modes that a file with secrets may have. Stateless; safe to use from any thread.</summary>
public static class SecretFileMode
{
    private const UnixFileMode Forbidden = UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>
    /// Whether others than the owner and the group can read a file, or others than the owner can write it. A group may
    /// read: the key files of Debian's ssl-cert are like that, and so Apache's workers share a password file.
    /// </summary>
    public static bool LetsOthersIn(UnixFileMode mode) => (mode & Forbidden) != 0;
}
