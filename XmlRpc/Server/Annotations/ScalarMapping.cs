// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using XmlRpc.Values;

namespace XmlRpc.Server.Annotations;

/// <summary>The types that correspond to a kind of value as they are.</summary>
internal sealed class ScalarMapping : ValueMapping
{
    private static readonly FrozenDictionary<Type, ScalarMapping> s_all = new Dictionary<Type, ScalarMapping>
    {
        [typeof(int)] = new(XmlRpcTypes.Int, static v => v.TryGetInt32(out int x) ? x : null, static o => (int)o),
        [typeof(long)] = new(XmlRpcTypes.Int64, static v => v.TryGetInt64(out long x) ? x : null, static o => (long)o),
        [typeof(bool)] = new(
            XmlRpcTypes.Boolean, static v => v.TryGetBoolean(out bool x) ? x : null, static o => (bool)o),
        [typeof(double)] = new(
            XmlRpcTypes.Double, static v => v.TryGetDouble(out double x) ? x : null, static o => (double)o),
        [typeof(string)] = new(
            XmlRpcTypes.String, static v => v.TryGetString(out string? x) ? x : null, static o => (string)o),
        [typeof(byte[])] = new(
            XmlRpcTypes.Base64, static v => v.TryGetBase64(out byte[]? x) ? x : null, static o => (byte[])o),
        [typeof(DateTime)] = new(
            XmlRpcTypes.DateTime, static v => v.TryGetDateTime(out DateTime x) ? x : null, static o => (DateTime)o),
        [typeof(XmlRpcStruct)] = new(
            XmlRpcTypes.Struct,
            static v => v.TryGetStruct(out XmlRpcStruct? x) ? x : null,
            static o => (XmlRpcStruct)o),
        [typeof(IReadOnlyList<XmlRpcValue>)] = new(
            XmlRpcTypes.Array,
            static v => v.TryGetArray(out IReadOnlyList<XmlRpcValue>? x) ? x : null,
            static o => XmlRpcValue.FromArray((IReadOnlyList<XmlRpcValue>)o)),
        [typeof(XmlRpcValue)] = new(XmlRpcTypes.Any, static v => v, static o => (XmlRpcValue)o),
    }.ToFrozenDictionary();

    private readonly Func<XmlRpcValue, object?> _read;
    private readonly Func<object, XmlRpcValue> _write;

    private ScalarMapping(string typeName, Func<XmlRpcValue, object?> read, Func<object, XmlRpcValue> write)
    {
        TypeName = typeName;
        _read = read;
        _write = write;
    }

    internal override string TypeName { get; }

    internal static ScalarMapping? Find(Type type) => s_all.GetValueOrDefault(type);

    internal override bool TryRead(XmlRpcValue value, out object? result)
    {
        result = _read(value);
        return result is not null;
    }

    internal override XmlRpcValue ToValue(object? instance) => instance is null ? XmlRpcValue.Nil : _write(instance);
}
