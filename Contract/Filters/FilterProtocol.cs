// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>The IP protocol of the original direction: <c>proto tcp</c>, or <c>tcp</c> alone.</summary>
/// <param name="Protocol">The protocol number.</param>
public sealed record FilterProtocol(byte Protocol) : FilterNode;
