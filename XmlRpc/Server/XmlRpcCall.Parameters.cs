// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using Localization;
using XmlRpc.Values;

namespace XmlRpc.Server;

public sealed partial class XmlRpcCall
{
    /// <summary>Requires a number of parameters.</summary>
    /// <param name="fewest">The fewest, 0 or more.</param>
    /// <param name="most">The most.</param>
    /// <exception cref="XmlRpcFaultException">Fault -32602: there are fewer or more.</exception>
    public void RequireCount(int fewest, int most)
    {
        int count = Parameters.Count;
        if (count >= fewest && count <= most)
        {
            return;
        }

        string wanted = fewest == most
            ? fewest.ToString(CultureInfo.InvariantCulture)
            : Messages.Format($"{fewest} to {most}");
        throw Bad(Messages.Format($"{Method} takes {wanted} parameters, but {count} came."));
    }

    /// <summary>Requires exactly a number of parameters.</summary>
    /// <param name="count">The number.</param>
    /// <exception cref="XmlRpcFaultException">Fault -32602: there are fewer or more.</exception>
    public void RequireCount(int count) => RequireCount(count, count);

    /// <summary>Tells whether there is a parameter at a place, other than nil.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>True when there is.</returns>
    public bool Has(int index) => index < Parameters.Count && !Parameters[index].IsNil;

    /// <summary>Gives a parameter of any type.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <returns>The value.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is missing.</exception>
    public XmlRpcValue Value(int index, string name) =>
        index < Parameters.Count ? Parameters[index] : throw Expected(index, name, Messages.Get("a value"));

    /// <summary>Gives a text.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <returns>The text.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is missing or of another type.</exception>
    public string String(int index, string name) =>
        Value(index, name).TryGetString(out string? value) ? value : throw Expected(index, name, XmlRpcTypes.String);

    /// <summary>Gives a whole number of 32 bits.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <returns>The number.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is missing, of another type, or too large.</exception>
    public int Int(int index, string name) =>
        Value(index, name).TryGetInt32(out int value) ? value : throw Expected(index, name, XmlRpcTypes.Int);

    /// <summary>Gives a whole number.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <returns>The number.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is missing or of another type.</exception>
    public long Int64(int index, string name) =>
        Value(index, name).TryGetInt64(out long value) ? value : throw Expected(index, name, Messages.Get("int or i8"));

    /// <summary>Gives a truth value.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <returns>True or false.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is missing or of another type.</exception>
    public bool Boolean(int index, string name) =>
        Value(index, name).TryGetBoolean(out bool value) ? value : throw Expected(index, name, XmlRpcTypes.Boolean);

    /// <summary>Gives a number; a whole number will do.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <returns>The number.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is missing or of another type.</exception>
    public double Double(int index, string name) =>
        Value(index, name).TryGetDouble(out double value) ? value : throw Expected(index, name, XmlRpcTypes.Double);

    /// <summary>Gives an instant.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <returns>The instant, in UTC.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is missing or of another type.</exception>
    public DateTime DateTime(int index, string name) =>
        Value(index, name).TryGetDateTime(out DateTime value)
            ? value
            : throw Expected(index, name, XmlRpcTypes.DateTime);

    /// <summary>Gives bytes.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is missing or of another type.</exception>
    public byte[] Base64(int index, string name) =>
        Value(index, name).TryGetBase64(out byte[]? value) ? value : throw Expected(index, name, XmlRpcTypes.Base64);

    /// <summary>Gives the members of a struct.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <returns>The members.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is missing or of another type.</exception>
    public XmlRpcStruct Struct(int index, string name) =>
        Value(index, name).TryGetStruct(out XmlRpcStruct? value)
            ? value
            : throw Expected(index, name, XmlRpcTypes.Struct);

    /// <summary>Gives the elements of an array.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <returns>The elements.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is missing or of another type.</exception>
    public IReadOnlyList<XmlRpcValue> Array(int index, string name) =>
        Value(index, name).TryGetArray(out IReadOnlyList<XmlRpcValue>? values)
            ? values
            : throw Expected(index, name, XmlRpcTypes.Array);

    /// <summary>Gives a text, or a substitute where it is absent or nil.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <param name="absent">The substitute.</param>
    /// <returns>The text.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is of another type.</exception>
    public string OptionalString(int index, string name, string absent) => Has(index) ? String(index, name) : absent;

    /// <summary>Gives a whole number of 32 bits, or a substitute where it is absent or nil.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <param name="absent">The substitute.</param>
    /// <returns>The number.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is of another type or too large.</exception>
    public int OptionalInt(int index, string name, int absent) => Has(index) ? Int(index, name) : absent;

    /// <summary>Gives a truth value, or a substitute where it is absent or nil.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <param name="absent">The substitute.</param>
    /// <returns>True or false.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is of another type.</exception>
    public bool OptionalBoolean(int index, string name, bool absent) => Has(index) ? Boolean(index, name) : absent;

    /// <summary>Gives the members of a struct, or none where it is absent or nil.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name, for the fault.</param>
    /// <returns>The members, or an empty struct.</returns>
    /// <exception cref="XmlRpcFaultException">Fault -32602: it is of another type.</exception>
    public XmlRpcStruct OptionalStruct(int index, string name) => Has(index) ? Struct(index, name) : [];

    /// <summary>Makes the fault for a parameter that is not what was expected.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="expected">What was expected, as it completes the sentence "it must be …".</param>
    /// <returns>Fault -32602, which names the place from 1, what was expected and what came.</returns>
    public XmlRpcFaultException Expected(int index, string name, string expected)
    {
        string came = index < Parameters.Count
            ? Messages.Format($"but {XmlRpcTypes.NameOf(Parameters[index].Kind)} came")
            : Messages.Get("but it is missing");
        return Bad(Messages.Format($"Parameter {index + 1} ({name}) of {Method} must be {expected}, {came}."));
    }

    private static XmlRpcFaultException Bad(string text) => new(XmlRpcFaultCodes.BadParameters, text);
}
