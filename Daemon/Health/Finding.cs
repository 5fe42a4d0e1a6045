// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Health;

/// <summary>Something about the kernel's settings that the admin should know, and how to mend it.</summary>
/// <param name="Code">A word that programs may go by.</param>
/// <param name="Text">What is the matter, in a sentence.</param>
/// <param name="Command">The command that mends it.</param>
internal sealed record Finding(string Code, string Text, string Command);
