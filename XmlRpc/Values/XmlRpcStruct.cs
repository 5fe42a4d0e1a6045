// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections;
using System.Collections.Generic;

namespace XmlRpc.Values;

/// <summary>The members of an XML-RPC struct: values by name, in the order in which they were added.</summary>
/// <remarks>Names are compared by ordinal. Not safe for concurrent use while it is being changed.</remarks>
public sealed class XmlRpcStruct : IReadOnlyCollection<KeyValuePair<string, XmlRpcValue>>
{
    private readonly OrderedDictionary<string, XmlRpcValue> _members;

    /// <summary>Makes an empty struct.</summary>
    public XmlRpcStruct()
        : this(0)
    {
    }

    /// <summary>Makes an empty struct with room for some members.</summary>
    /// <param name="capacity">The number of members to make room for, 0 or more.</param>
    public XmlRpcStruct(int capacity)
    {
        _members = new(capacity, StringComparer.Ordinal);
    }

    /// <summary>The number of members.</summary>
    public int Count => _members.Count;

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => _members.Keys;

    /// <summary>Gives or sets the member of a name; setting an unknown name adds it at the end.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is no such member to give.</exception>
    public XmlRpcValue this[string name]
    {
        get => _members[name];
        set => _members[name] = value;
    }

    /// <summary>Adds a member at the end.</summary>
    /// <param name="name">The name, not yet present.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">There is a member of that name.</exception>
    public void Add(string name, XmlRpcValue value) => _members.Add(name, value);

    /// <summary>Adds a member at the end unless there is one of that name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>True when the member was added.</returns>
    public bool TryAdd(string name, XmlRpcValue value) => _members.TryAdd(name, value);

    /// <summary>Gives the member of a name when there is one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value, nil when there is none.</param>
    /// <returns>True when there is such a member.</returns>
    public bool TryGetValue(string name, out XmlRpcValue value) => _members.TryGetValue(name, out value);

    /// <summary>Tells whether there is a member of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True when there is.</returns>
    public bool ContainsName(string name) => _members.ContainsKey(name);

    /// <summary>Walks the members in order.</summary>
    /// <returns>An enumerator that allocates nothing.</returns>
    public OrderedDictionary<string, XmlRpcValue>.Enumerator GetEnumerator() => _members.GetEnumerator();

    IEnumerator<KeyValuePair<string, XmlRpcValue>> IEnumerable<KeyValuePair<string, XmlRpcValue>>.GetEnumerator() =>
        _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _members.GetEnumerator();
}
