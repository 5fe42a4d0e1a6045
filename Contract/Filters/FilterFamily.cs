// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>The address family of the original direction: <c>ip</c> or <c>ip6</c>.</summary>
/// <param name="IsIPv6">IPv6; otherwise IPv4.</param>
public sealed record FilterFamily(bool IsIPv6) : FilterNode;
