// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using XmlRpc.Server;

namespace XmlRpc.ConformanceServer;

/// <summary>The server code under test, on loopback, with methods whose results every client can check.</summary>
public sealed class ConformanceHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ConformanceHost(WebApplication application)
    {
        _application = application;
        Uri[] addresses =
        [
            .. application.Urls
                .Where(static url => !url.Contains("unix:", StringComparison.Ordinal))
                .Select(static url => new Uri(url)),
        ];
        Port = addresses.First(static address => address.Scheme == Uri.UriSchemeHttp).Port;
        SecurePort = addresses.FirstOrDefault(static address => address.Scheme == Uri.UriSchemeHttps)?.Port;
    }

    /// <summary>The port on which the server listens.</summary>
    public int Port { get; }

    /// <summary>The port on which the server listens by TLS, where it was told to.</summary>
    public int? SecurePort { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="port">The port, 0 for any free one.</param>
    /// <param name="options">How to serve, or null for the defaults.</param>
    /// <param name="configure">Changes the web server's settings, or null.</param>
    /// <param name="extend">Adds methods, or null.</param>
    /// <param name="log">Takes the log, or null for none.</param>
    /// <returns>The running server.</returns>
    public static async Task<ConformanceHost> StartAsync(
        int port,
        XmlRpcEndpointOptions? options = null,
        Action<KestrelServerOptions>? configure = null,
        Action<XmlRpcMethodTable>? extend = null,
        ILoggerProvider? log = null)
    {
        options ??= new XmlRpcEndpointOptions();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders();
        if (log is not null)
        {
            builder.Logging.AddProvider(log);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            KestrelXmlRpcDefaults.Apply(kestrel, options.Limits);
            kestrel.Listen(IPAddress.Loopback, port);
            configure?.Invoke(kestrel);
        });
        WebApplication application = builder.Build();
        var table = new XmlRpcMethodTable();
        table.AddService(new ValidatorService());
        table.AddService(new InteropService());
        table.Add(new PageProcedure());
        extend?.Invoke(table);
        application.MapXmlRpc(table, options, "/RPC2", "/");
        await application.StartAsync();
        return new ConformanceHost(application);
    }

    /// <summary>Waits until the process is told to end.</summary>
    /// <returns>A task that completes then.</returns>
    public Task WaitForShutdownAsync() => _application.WaitForShutdownAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
