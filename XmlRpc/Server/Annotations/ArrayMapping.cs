// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using XmlRpc.Values;

namespace XmlRpc.Server.Annotations;

/// <summary>Arrays of a type that travels itself.</summary>
internal sealed class ArrayMapping(Type elementType) : ValueMapping
{
    private readonly ValueMapping _element = Of(elementType);

    internal override string TypeName => XmlRpcTypes.Array;

    internal override bool TryRead(XmlRpcValue value, out object? result)
    {
        result = null;
        if (!value.TryGetArray(out IReadOnlyList<XmlRpcValue>? values))
        {
            return false;
        }

        var array = Array.CreateInstance(elementType, values.Count);
        for (int i = 0; i < values.Count; i++)
        {
            if (!_element.TryRead(values[i], out object? element))
            {
                return false;
            }

            array.SetValue(element, i);
        }

        result = array;
        return true;
    }

    internal override XmlRpcValue ToValue(object? instance)
    {
        if (instance is null)
        {
            return XmlRpcValue.Nil;
        }

        var array = (Array)instance;
        var values = new XmlRpcValue[array.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = _element.ToValue(array.GetValue(i));
        }

        return values;
    }
}
