// SPDX-License-Identifier: GPL-2.0-or-later
namespace Client.Configuration;

/// <summary>Whom to log in as. Immutable.</summary>
/// <param name="UserName">The user's name.</param>
/// <param name="Password">The password; null where it is not known. It is a secret.</param>
public sealed record Credentials(string UserName, string? Password);
