// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Contract;
using Localization;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>Reads the ids of connections that a client names.</summary>
internal static class ConnectionIdList
{
    /// <summary>Reads an array of ids; a single id will do, and so will ids as decimal text.</summary>
    /// <exception cref="XmlRpcFaultException">The value is neither.</exception>
    public static IReadOnlyList<int> Read(XmlRpcCall call, int index, string name)
    {
        XmlRpcValue value = call.Value(index, name);
        return value.TryGetArray(out IReadOnlyList<XmlRpcValue>? values)
            ? Read(values, name)
            : Read([value], name);
    }

    /// <summary>Reads the elements of an array as ids, leaving repetitions out.</summary>
    /// <exception cref="FieldException">An element is not an id.</exception>
    public static IReadOnlyList<int> Read(IReadOnlyList<XmlRpcValue> values, string name)
    {
        List<int> ids = new(values.Count);
        HashSet<int> seen = new(values.Count);
        foreach (XmlRpcValue value in values)
        {
            if (NumberArgument.TryRead(value, out long id) && id is > 0 and <= int.MaxValue)
            {
                if (seen.Add((int)id))
                {
                    ids.Add((int)id);
                }
            }
            else
            {
                throw new FieldException(name, Messages.Format($"{value} is not a connection's id"), Messages.Get(
                    "the _id of rows that view returned"));
            }
        }

        return ids;
    }
}
