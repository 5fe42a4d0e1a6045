// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Server.Annotations;
using XmlRpc.Server.Introspection;
using XmlRpc.Server.Methods;
using XmlRpc.Values;

namespace XmlRpc.Server;

/// <summary>The methods that an endpoint serves, by name, with the <c>system.</c> methods among them.</summary>
/// <remarks>
/// Filled once at start; from the first endpoint that serves it on it is closed, and safe for concurrent use.
/// </remarks>
public sealed class XmlRpcMethodTable
{
    private readonly Dictionary<string, XmlRpcProcedure> _added = new(StringComparer.Ordinal);
    private FrozenDictionary<string, XmlRpcProcedure>? _frozen;

    /// <summary>Makes a table with the <c>system.</c> methods.</summary>
    public XmlRpcMethodTable()
    {
        Add(new ListMethods(this));
        Add(new MethodExist(this));
        Add(new MethodHelp(this));
        Add(new MethodSignature(this));
        Add(new GetCapabilities());
        Add(new Multicall());
    }

    /// <summary>The methods, sorted by name.</summary>
    public IReadOnlyList<XmlRpcProcedure> Procedures =>
        [.. _added.Values.OrderBy(static procedure => procedure.Name, StringComparer.Ordinal)];

    /// <summary>Adds a method.</summary>
    /// <param name="procedure">The method.</param>
    /// <exception cref="ArgumentException">There is one of that name, or the name cannot be called.</exception>
    /// <exception cref="InvalidOperationException">The table is already being served.</exception>
    public void Add(XmlRpcProcedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        if (_frozen is not null)
        {
            throw new InvalidOperationException("A table that is being served takes no further methods.");
        }

        if (!XmlRpcMethodName.IsValid(procedure.Name))
        {
            throw new ArgumentException($"A method cannot be called '{procedure.Name}'.", nameof(procedure));
        }

        if (!_added.TryAdd(procedure.Name, procedure))
        {
            throw new ArgumentException($"There is already a method '{procedure.Name}'.", nameof(procedure));
        }
    }

    /// <summary>Adds a method that a delegate serves.</summary>
    /// <param name="name">The name under which it is called.</param>
    /// <param name="help">What it does.</param>
    /// <param name="signature">The way to call it.</param>
    /// <param name="handler">Serves it, as <see cref="XmlRpcProcedure.InvokeAsync"/> does.</param>
    public void Add(
        string name, string help, XmlRpcSignature signature, Func<XmlRpcCall, XmlRpcWriter, ValueTask> handler) =>
        Add(new DelegateProcedure(name, help, [signature], handler));

    /// <summary>
    /// Adds the methods of an object that are marked with <see cref="XmlRpcMethodAttribute"/>. They are inspected now
    /// and never again: a call costs no reflection.
    /// </summary>
    /// <remarks>
    /// Parameters and results may be of <see cref="int"/>, <see cref="long"/>, <see cref="bool"/>, <see
    /// cref="double"/>, <see cref="string"/>, <see cref="DateTime"/>, arrays of bytes, <see cref="XmlRpcValue"/>, <see
    /// cref="XmlRpcStruct"/>, lists of values, classes with properties marked by <see cref="XmlRpcMemberAttribute"/>,
    /// and arrays of all these. Results may come by <see cref="Task"/>; a method without one returns true. Parameters
    /// with default values may be left out.
    /// </remarks>
    /// <param name="service">The object; its methods must be safe for concurrent use.</param>
    /// <exception cref="NotSupportedException">A parameter or result has no XML-RPC type.</exception>
    /// <exception cref="ArgumentException">There is already a method of one of the names.</exception>
    public void AddService(object service)
    {
        ArgumentNullException.ThrowIfNull(service);
        string prefix = service.GetType().GetCustomAttribute<XmlRpcServiceAttribute>()?.Name ?? string.Empty;
        prefix = prefix.Length == 0 ? prefix : prefix + ".";
        foreach (MethodInfo method in service.GetType().GetMethods())
        {
            if (method.GetCustomAttribute<XmlRpcMethodAttribute>() is { } attribute)
            {
                Add(new AnnotatedProcedure(
                    service, method, prefix + (attribute.Method ?? method.Name), attribute.Description));
            }
        }
    }

    /// <summary>Finds a method.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The method, or null when there is none.</returns>
    public XmlRpcProcedure? Find(string name) => Freeze().GetValueOrDefault(name);

    internal static XmlRpcFaultException NoSuchMethod() =>
        new(XmlRpcFaultCodes.NoSuchMethod,
            Messages.Get("There is no such method; system.listMethods names those that there are."));

    internal FrozenDictionary<string, XmlRpcProcedure> Freeze() =>
        _frozen ??= _added.ToFrozenDictionary(StringComparer.Ordinal);
}
