// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Tests.Nfct;

/// <summary>What a program printed and returned, and the policies that it left.</summary>
internal sealed record NfctOutcome(int ExitCode, string Output, string Errors, string Policies);
