// SPDX-License-Identifier: GPL-2.0-or-later
namespace XmlRpc.Codec;

/// <summary>How whole numbers that do not fit into 32 bits are written.</summary>
public enum XmlRpcIntegerMode
{
    /// <summary>As <c>i8</c>, an extension that most clients read.</summary>
    I8,

    /// <summary>As <c>string</c> of decimal digits, for clients that know no <c>i8</c>.</summary>
    String,
}
