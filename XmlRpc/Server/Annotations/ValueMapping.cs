// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Reflection;
using XmlRpc.Values;

namespace XmlRpc.Server.Annotations;

/// <summary>How objects of one type travel.</summary>
internal abstract class ValueMapping
{
    /// <summary>The XML-RPC type, for signatures and faults.</summary>
    internal abstract string TypeName { get; }

    /// <summary>Finds the mapping of a type.</summary>
    /// <exception cref="NotSupportedException">There is none.</exception>
    internal static ValueMapping Of(Type type)
    {
        if (ScalarMapping.Find(type) is { } scalar)
        {
            return scalar;
        }

        if (type.IsSZArray)
        {
            return new ArrayMapping(type.GetElementType()!);
        }

        PropertyInfo[] members =
            [.. type.GetProperties().Where(static property => property.IsDefined(typeof(XmlRpcMemberAttribute)))];
        return members.Length > 0
            ? new MemberMapping(type, members)
            : throw new NotSupportedException($"{type} has no XML-RPC type and no members marked for it.");
    }

    /// <summary>Makes an object of a value; false when the value is of another type.</summary>
    internal abstract bool TryRead(XmlRpcValue value, out object? result);

    /// <summary>Makes a value of an object.</summary>
    internal abstract XmlRpcValue ToValue(object? instance);
}
