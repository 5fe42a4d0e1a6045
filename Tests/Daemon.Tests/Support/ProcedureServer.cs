// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Daemon.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using XmlRpc.Server;

namespace Daemon.Tests.Support;

/// <summary>Serves some procedures over a real Kestrel in this process, with the daemon's table of faults.</summary>
internal sealed class ProcedureServer : IAsyncDisposable
{
    private readonly WebApplication _web;

    private ProcedureServer(WebApplication web)
    {
        _web = web;
        Address = new Uri(web.Urls.Single());
        Client = new RpcClient(Address);
    }

    public Uri Address { get; }

    public RpcClient Client { get; }

    public static async Task<ProcedureServer> StartAsync(params XmlRpcProcedure[] procedures)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication web = builder.Build();
        var table = new XmlRpcMethodTable();
        foreach (XmlRpcProcedure procedure in procedures)
        {
            table.Add(procedure);
        }

        web.MapXmlRpc(table, new XmlRpcEndpointOptions { FaultMapper = static (error, _) => Faults.Map(error) }, "/RPC2");
        await web.StartAsync();
        return new ProcedureServer(web);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _web.DisposeAsync();
    }
}
