// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using XmlRpc.Server.Endpoint;

namespace XmlRpc.Server;

/// <summary>Puts a table of methods on paths of a web server.</summary>
public static class XmlRpcEndpointRouteBuilderExtensions
{
    /// <summary>Serves a table of methods on the given paths, for POST only.</summary>
    /// <param name="endpoints">The web server's routes.</param>
    /// <param name="table">The methods; it is closed by this.</param>
    /// <param name="options">How to serve them.</param>
    /// <param name="paths">The paths, such as <c>/RPC2</c>; at least one.</param>
    /// <returns>The routes, to add conventions to.</returns>
    public static IEndpointConventionBuilder MapXmlRpc(
        this IEndpointRouteBuilder endpoints,
        XmlRpcMethodTable table,
        XmlRpcEndpointOptions options,
        params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(paths);
        ILoggerFactory? loggers = endpoints.ServiceProvider.GetService<ILoggerFactory>();
        ILogger logger = loggers?.CreateLogger("XmlRpc.Server") ?? NullLogger.Instance;
        var endpoint = new XmlRpcEndpoint(table, options, logger);
        RouteGroupBuilder group = endpoints.MapGroup(string.Empty);
        foreach (string path in paths)
        {
            group.Map(path, (RequestDelegate)endpoint.ServeAsync);
        }

        return group;
    }
}
