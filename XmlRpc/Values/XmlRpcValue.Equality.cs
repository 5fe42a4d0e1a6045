// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace XmlRpc.Values;

public readonly partial struct XmlRpcValue : IEquatable<XmlRpcValue>
{
    /// <summary>Compares two values.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">Another.</param>
    /// <returns>True when <see cref="Equals(XmlRpcValue)"/> says so.</returns>
    public static bool operator ==(XmlRpcValue left, XmlRpcValue right) => left.Equals(right);

    /// <summary>Compares two values.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">Another.</param>
    /// <returns>True when <see cref="Equals(XmlRpcValue)"/> denies it.</returns>
    public static bool operator !=(XmlRpcValue left, XmlRpcValue right) => !left.Equals(right);

    /// <summary>Compares by content: same kind and same scalar, bytes, elements or members (in any order).</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns>True when both say the same. An <c>int</c> and an <c>i8</c> differ, and so do 0.0 and -0.0.</returns>
    public bool Equals(XmlRpcValue other)
    {
        if (Kind != other.Kind)
        {
            return false;
        }

        return Kind switch
        {
            XmlRpcKind.String => string.Equals(
                (string)_reference!, (string)other._reference!, StringComparison.Ordinal),
            XmlRpcKind.Base64 => ((byte[])_reference!).AsSpan().SequenceEqual((byte[])other._reference!),
            XmlRpcKind.Array => SameElements(AsArray(), other.AsArray()),
            XmlRpcKind.Struct => SameMembers(AsStruct(), other.AsStruct()),
            _ => _bits == other._bits,
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is XmlRpcValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        XmlRpcKind.String => HashCode.Combine(Kind, StringComparer.Ordinal.GetHashCode((string)_reference!)),
        XmlRpcKind.Base64 => HashCode.Combine(Kind, ((byte[])_reference!).Length),
        XmlRpcKind.Array => HashCode.Combine(Kind, AsArray().Count),
        XmlRpcKind.Struct => HashCode.Combine(Kind, AsStruct().Count),
        _ => HashCode.Combine(Kind, _bits),
    };

    private static bool SameElements(IReadOnlyList<XmlRpcValue> left, IReadOnlyList<XmlRpcValue> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (int i = 0; i < left.Count; i++)
        {
            if (!left[i].Equals(right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameMembers(XmlRpcStruct left, XmlRpcStruct right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (KeyValuePair<string, XmlRpcValue> member in left)
        {
            if (!right.TryGetValue(member.Key, out XmlRpcValue value) || !member.Value.Equals(value))
            {
                return false;
            }
        }

        return true;
    }
}
