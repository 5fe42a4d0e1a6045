// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Auth.Pam;

/// <summary>What the program <c>pyctd-pam</c> is asked, as it crosses the pipe.</summary>
/// <param name="Service">The PAM service.</param>
/// <param name="ConfigDirectory">Where its file is; null for where libpam has it.</param>
/// <param name="User">The name, as the caller gave it.</param>
/// <param name="Password">The password in UTF-8. Whoever has it clears it.</param>
/// <param name="RemoteHost">The address the call came from; null when it came through a Unix socket.</param>
/// <param name="Groups">The groups whose members are wanted to be known.</param>
internal sealed record PamRequest(
    string Service,
    string? ConfigDirectory,
    string User,
    byte[] Password,
    string? RemoteHost,
    IReadOnlyList<string> Groups)
{
    /// <summary>Writes it; the stream stays open.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Service);
        writer.Write(ConfigDirectory ?? "");
        writer.Write(User);
        writer.Write(Password.Length);
        writer.Write(Password);
        writer.Write(RemoteHost ?? "");
        writer.Write(Groups.Count);
        foreach (string group in Groups)
        {
            writer.Write(group);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="IOException">It ends before it is complete.</exception>
    public static PamRequest Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        return new PamRequest(
            reader.ReadString(),
            Optional(reader.ReadString()),
            reader.ReadString(),
            reader.ReadBytes(reader.ReadInt32()),
            Optional(reader.ReadString()),
            ReadGroups(reader));
    }

    /// <summary>The user's name alone: the password is not for logs.</summary>
    public override string ToString() => User;

    private static string[] ReadGroups(BinaryReader reader)
    {
        string[] groups = new string[reader.ReadInt32()];
        for (int index = 0; index < groups.Length; index++)
        {
            groups[index] = reader.ReadString();
        }

        return groups;
    }

    private static string? Optional(string text) => text.Length == 0 ? null : text;
}
