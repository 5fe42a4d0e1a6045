// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using System.Threading.Tasks;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Server.Annotations;

/// <summary>
/// A method of an annotated service. Its description is read, and the way to call it compiled, when it is made.
/// </summary>
internal sealed class AnnotatedProcedure : XmlRpcProcedure
{
    private readonly ParameterInfo[] _parameters;
    private readonly ValueMapping[] _mappings;
    private readonly int _required;
    private readonly ValueMapping? _result;
    private readonly Func<object?[], ValueTask<object?>> _invoke;

    internal AnnotatedProcedure(object service, MethodInfo method, string name, string help)
    {
        Name = name;
        Help = help;
        _parameters = method.GetParameters();
        _mappings = [.. _parameters.Select(static parameter => ValueMapping.Of(parameter.ParameterType))];
        _required = _parameters.Count(static parameter => !parameter.IsOptional);
        Type resultType = ResultTypeOf(method.ReturnType);
        _result = resultType == typeof(void) ? null : ValueMapping.Of(resultType);
        _invoke = Compile(service, method, resultType);
        Signatures =
        [
            new XmlRpcSignature(
                _result?.TypeName ?? XmlRpcTypes.Boolean, [.. _mappings.Select(static mapping => mapping.TypeName)]),
        ];
    }

    public override string Name { get; }

    public override string Help { get; }

    public override IReadOnlyList<XmlRpcSignature> Signatures { get; }

    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(_required, _parameters.Length);
        object?[] arguments = new object?[_parameters.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (i >= call.Parameters.Count)
            {
                arguments[i] = _parameters[i].DefaultValue;
            }
            else if (!_mappings[i].TryRead(call.Parameters[i], out arguments[i]))
            {
                throw call.Expected(i, _parameters[i].Name!, _mappings[i].TypeName);
            }
        }

        ValueTask<object?> task = _invoke(arguments);
        if (!task.IsCompletedSuccessfully)
        {
            return FinishAsync(task, reply);
        }

        Write(task.Result, reply);
        return ValueTask.CompletedTask;
    }

    private static Type ResultTypeOf(Type returned)
    {
        if (returned == typeof(Task))
        {
            return typeof(void);
        }

        return returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>)
            ? returned.GenericTypeArguments[0]
            : returned;
    }

    private static Func<object?[], ValueTask<object?>> Compile(object service, MethodInfo method, Type resultType)
    {
        ParameterExpression arguments = Expression.Parameter(typeof(object?[]));
        Expression call = Expression.Call(
            method.IsStatic ? null : Expression.Constant(service),
            method,
            method.GetParameters().Select((parameter, index) => Expression.Convert(
                Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType)));
        Type[] wrapped = resultType == typeof(void) ? [] : [resultType];
        string wrapper = typeof(Task).IsAssignableFrom(method.ReturnType) ? nameof(AwaitAsync) : nameof(Completed);
        if (method.ReturnType == typeof(void))
        {
            call = Expression.Block(call, Expression.Call(typeof(AnnotatedProcedure), nameof(Nothing), []));
        }
        else
        {
            call = Expression.Call(typeof(AnnotatedProcedure), wrapper, wrapped, call);
        }

        return Expression.Lambda<Func<object?[], ValueTask<object?>>>(call, arguments).Compile();
    }

    private static ValueTask<object?> Nothing() => default;

    private static ValueTask<object?> Completed<T>(T result) => new((object?)result);

    private static async ValueTask<object?> AwaitAsync<T>(Task<T> task) => await task.ConfigureAwait(false);

    private static async ValueTask<object?> AwaitAsync(Task task)
    {
        await task.ConfigureAwait(false);
        return null;
    }

    private async ValueTask FinishAsync(ValueTask<object?> task, XmlRpcWriter reply) =>
        Write(await task.ConfigureAwait(false), reply);

    private void Write(object? result, XmlRpcWriter reply)
    {
        if (_result is null)
        {
            reply.WriteBoolean(true);
            return;
        }

        reply.WriteValue(_result.ToValue(result));
    }
}
