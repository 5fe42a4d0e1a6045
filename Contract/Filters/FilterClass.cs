// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>How the connection passes this machine: <c>class snat</c>.</summary>
/// <param name="Class">The class.</param>
public sealed record FilterClass(ConnectionClass Class) : FilterNode;
