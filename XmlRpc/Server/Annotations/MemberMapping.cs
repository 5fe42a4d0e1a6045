// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using XmlRpc.Values;

namespace XmlRpc.Server.Annotations;

/// <summary>
/// Classes whose marked properties are the members of a struct. Absent members keep the property's own default.
/// </summary>
internal sealed class MemberMapping : ValueMapping
{
    private readonly Func<object> _create;
    private readonly Member[] _members;

    internal MemberMapping(Type type, IReadOnlyList<PropertyInfo> properties)
    {
        _create = Expression.Lambda<Func<object>>(Expression.Convert(Expression.New(type), typeof(object))).Compile();
        _members = [.. properties.Select(property => Member.Of(type, property))];
    }

    internal override string TypeName => XmlRpcTypes.Struct;

    internal override bool TryRead(XmlRpcValue value, out object? result)
    {
        result = null;
        if (!value.TryGetStruct(out XmlRpcStruct? values))
        {
            return false;
        }

        object instance = _create();
        foreach (Member member in _members)
        {
            if (!values.TryGetValue(member.Name, out XmlRpcValue given))
            {
                continue;
            }

            if (!member.Mapping.TryRead(given, out object? converted))
            {
                return false;
            }

            member.Set(instance, converted);
        }

        result = instance;
        return true;
    }

    internal override XmlRpcValue ToValue(object? instance)
    {
        if (instance is null)
        {
            return XmlRpcValue.Nil;
        }

        var values = new XmlRpcStruct(_members.Length);
        foreach (Member member in _members)
        {
            if (member.Get(instance) is { } content)
            {
                values.Add(member.Name, member.Mapping.ToValue(content));
            }
        }

        return values;
    }

    private sealed record Member(
        string Name, ValueMapping Mapping, Func<object, object?> Get, Action<object, object?> Set)
    {
        internal static Member Of(Type type, PropertyInfo property)
        {
            string name = property.GetCustomAttribute<XmlRpcMemberAttribute>()!.Member ?? property.Name;
            ParameterExpression instance = Expression.Parameter(typeof(object));
            ParameterExpression content = Expression.Parameter(typeof(object));
            MemberExpression access = Expression.Property(Expression.Convert(instance, type), property);
            BinaryExpression assignment = Expression.Assign(access, Expression.Convert(content, property.PropertyType));
            return new Member(
                name,
                ValueMapping.Of(property.PropertyType),
                Expression.Lambda<Func<object, object?>>(Expression.Convert(access, typeof(object)), instance)
                    .Compile(),
                Expression.Lambda<Action<object, object?>>(assignment, instance, content).Compile());
        }
    }
}
