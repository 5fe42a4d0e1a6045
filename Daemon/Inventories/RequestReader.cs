// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Daemon.Rpc;
using Inventory.Validation;
using Localization;
using XmlRpc.Values;

namespace Daemon.Inventories;

/// <summary>
/// Takes the members of a request's struct. One that is missing, of another type, not allowed or unknown refuses the
/// whole call. For use by one thread.
/// </summary>
internal sealed class RequestReader(XmlRpcStruct members)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Whether a member was given; nil counts as not given.</summary>
    public bool Has(string name)
    {
        _taken.Add(name);
        return members.TryGetValue(name, out XmlRpcValue value) && !value.IsNil;
    }

    /// <summary>A text; null where it is absent.</summary>
    public string? Text(string name) => !Has(name) ? null
        : members[name].TryGetString(out string? text) ? text
        : throw Refuse(name, Messages.Get("this is not text"));

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string name) => Text(name) ?? throw Missing(name);

    /// <summary>A whole number from <paramref name="least"/> on, digits in text too; null where it is absent.</summary>
    public long? Number(string name, long least = 0, long most = int.MaxValue)
    {
        if (!Has(name))
        {
            return null;
        }

        return NumberArgument.TryRead(members[name], out long number) && number >= least && number <= most
            ? number
            : throw Refuse(name, Messages.Format($"this is not a whole number from {least} to {most}"));
    }

    /// <summary>A whole number that must be there.</summary>
    public long RequiredNumber(string name, long least) => Number(name, least) ?? throw Missing(name);

    /// <summary>The id of a record; null where it is absent.</summary>
    public long? Id(string name) => Number(name, 1, long.MaxValue);

    /// <summary>The id of a record that must be there.</summary>
    public long RequiredId(string name = "id") => Id(name) ?? throw Missing(name);

    /// <summary>What names a record: its id, or a text; null where it is absent.</summary>
    public object? Reference(string name) => !Has(name) ? null
        : members[name].TryGetInt64(out long id) ? id
        : members[name].TryGetString(out string? text) ? text
        : throw Refuse(name, Messages.Get("this is neither an id nor a name"));

    /// <summary>What names a record that must be there.</summary>
    public object RequiredReference(string name) => Reference(name) ?? throw Missing(name);

    /// <summary>Yes or no; no where it is absent.</summary>
    public bool Flag(string name, bool absent = false) => !Has(name) ? absent
        : members[name].TryGetBoolean(out bool truth) ? truth
        : NumberArgument.TryRead(members[name], out long number) && number is 0 or 1 ? number != 0
        : throw Refuse(name, Messages.Get("this is neither true nor false"));

    /// <summary>One of an enumeration's values, written small and with dashes.</summary>
    /// <param name="name">The member.</param>
    /// <param name="absent">What is meant where it is absent; null where it must be there.</param>
    public T Choice<T>(string name, T? absent = null)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return absent ?? throw Missing(name);
        }

        foreach (T value in Enum.GetValues<T>())
        {
            if (Spell(value).Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        string allowed = string.Join(", ", Enum.GetValues<T>().Select(Spell));
        throw Refuse(name, Messages.Format($"this is none of {allowed}"));
    }

    /// <summary>The members of a struct as plain values; empty where it is absent.</summary>
    public IReadOnlyDictionary<string, object?> Map(string name) => !Has(name) ? new Dictionary<string, object?>()
        : members[name].TryGetStruct(out XmlRpcStruct? map) ? NeutralValues.FromStruct(map)
        : throw Refuse(name, Messages.Get("this is not a struct"));

    /// <summary>The structs of an array; empty where it is absent.</summary>
    public IReadOnlyList<RequestReader> Structs(string name)
    {
        List<RequestReader> structs = [];
        foreach (XmlRpcValue value in Values(name))
        {
            structs.Add(value.TryGetStruct(out XmlRpcStruct? one)
                ? new RequestReader(one)
                : throw Refuse(name, Messages.Get("this is not an array of structs")));
        }

        return structs;
    }

    /// <summary>The texts of an array, or one text alone; empty where it is absent.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Has(name) && members[name].TryGetString(out string? alone))
        {
            return [alone];
        }

        return [.. Values(name).Select(value => value.TryGetString(out string? text)
            ? text
            : throw Refuse(name, Messages.Get("this is not an array of texts")))];
    }

    /// <summary>A file: base64, or the text itself; must be there.</summary>
    public byte[] File(string name) => !Has(name) ? throw Missing(name)
        : members[name].TryGetBase64(out byte[]? bytes) ? bytes
        : members[name].TryGetString(out string? text) ? System.Text.Encoding.UTF8.GetBytes(text)
        : throw Refuse(name, Messages.Get("this is neither base64 nor text"));

    /// <summary>Refuses members that nobody took: a mistyped name must not be passed over.</summary>
    public void RefuseTheRest()
    {
        if (members.Names.FirstOrDefault(name => !_taken.Contains(name)) is { } unknown)
        {
            string known = string.Join(", ", _taken.Order(StringComparer.Ordinal));
            throw Refuse(unknown, Messages.Format($"there is no such member; there are {known}"));
        }
    }

    /// <summary>The refusal of a member.</summary>
    public static InventoryValidationException Refuse(string name, string problem) =>
        new([new Finding(ValidationCodes.Value, name, $"{name}: {problem}.")]);

    /// <summary>The refusal of a call in which a member is missing.</summary>
    public static InventoryValidationException Missing(string name) => Refuse(name, Messages.Get("this is missing"));

    private IReadOnlyList<XmlRpcValue> Values(string name) => !Has(name) ? []
        : members[name].TryGetArray(out IReadOnlyList<XmlRpcValue>? values) ? values
        : throw Refuse(name, Messages.Get("this is not an array"));

    // HostInbound is host-inbound.
    private static string Spell<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, at) =>
            (at > 0 && char.IsAsciiLetterUpper(letter) ? "-" : "") + char.ToLowerInvariant(letter)));
}
