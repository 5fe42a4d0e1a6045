// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Security.Cryptography;
using Inventory.Fields;

namespace Daemon.Inventories;

/// <summary>A file as a reply has it.</summary>
internal static class FileReply
{
    /// <summary>Its name, its bytes and their digest.</summary>
    public static FieldMap Of(string name, byte[] content) => new()
    {
        ["filename"] = name,
        ["content"] = content,
        ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)),
    };
}
