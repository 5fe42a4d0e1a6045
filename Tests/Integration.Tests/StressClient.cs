// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TestSupport;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Integration.Tests;

/// <summary>A client that calls everything there is, in any order, and holds each answer against what must be so.</summary>
internal sealed class StressClient : IDisposable
{
    private const int LongestPage = 1000;

    private static readonly string[] s_orders =
        ["_id", "id", "timeout", "mark", "orig_port_src", "orig_port_dst", "orig_ipv4_src", "byte_rate", "use"];

    private static readonly string[] s_groupings =
        ["source", "destination", "pair", "service", "protocol", "state", "user"];

    private readonly XmlRpcClient _client;
    private readonly Random _random;
    private readonly StressTally _tally;
    private readonly int _lasting;
    private readonly (int Weight, Func<Task> Action)[] _actions;
    private readonly int _weights;
    private string _session = "";
    private List<XmlRpcStruct> _seen = [];

    /// <summary>Makes a client over a connection of its own.</summary>
    /// <param name="client">The connection, which it owns from here.</param>
    /// <param name="seed">What its choices depend on.</param>
    /// <param name="tally">Takes what it meets.</param>
    /// <param name="lasting">How many flows stay for all the time.</param>
    public StressClient(XmlRpcClient client, int seed, StressTally tally, int lasting)
    {
        _client = client;
        _random = new Random(seed);
        _tally = tally;
        _lasting = lasting;
        _actions =
        [
            (10, ViewAsync), (2, PageThroughAsync), (2, ViewLastingAsync), (2, RefreshAsync), (4, GetAsync),
            (2, SummarizeAsync), (4, KillAsync), (1, KillMatchingAsync), (4, ChangeAsync), (1, StatusAsync),
            (2, CallSeveralAsync), (4, CallWronglyAsync), (1, LogInAgainAsync),
        ];
        _weights = _actions.Sum(action => action.Weight);
    }

    /// <summary>Calls until the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken until)
    {
        try
        {
            await LogInAsync();
            while (!until.IsCancellationRequested)
            {
                int choice = _random.Next(_weights);
                await _actions.First(action => (choice -= action.Weight) < 0).Action();
            }

            await CallAsync("logout", [], _session);
        }
        catch (Exception exception)
        {
            _tally.Complain(exception.ToString());
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task LogInAsync() => _session = (await CallAsync("login", []))!.Value.AsString();

    private async Task LogInAgainAsync()
    {
        string former = _session;
        await CallAsync("logout", [], former);
        await LogInAsync();
        await FailAsync(401, "view", former);
    }

    private async Task ViewAsync()
    {
        StressFilter filter = StressFilter.Random(_random);
        string order = Choose(s_orders);
        bool isDescending = _random.Next(2) == 0;
        int length = _random.Next(1, 60);
        XmlRpcStruct page = await PageAsync(filter, order, isDescending, _random.Next(3) * 20, length);
        List<XmlRpcStruct> rows = Rows(page);
        Expect(rows.Count <= length, $"{rows.Count} rows on a page of {length}");
        CheckOrder(rows, order, isDescending);
        _seen = rows;
    }

    /// <summary>Reads all pages of one snapshot while others refresh: no row twice, none missing.</summary>
    private async Task PageThroughAsync()
    {
        await CallAsync("set_autorefresh", [], _session, 0);
        await CallAsync("refresh", [], _session);
        StressFilter filter = StressFilter.Random(_random);
        string order = Choose(s_orders);
        bool isDescending = _random.Next(2) == 0;
        int length = filter == StressFilter.Nothing ? LongestPage : 50;
        List<XmlRpcStruct> rows = [];
        XmlRpcStruct first = await PageAsync(filter, order, isDescending, 0, length);
        XmlRpcStruct page = first;
        while (true)
        {
            List<XmlRpcStruct> some = Rows(page);
            rows.AddRange(some);
            if (some.Count == 0 || rows.Count >= ChurnedRow.Number(first, "total"))
            {
                break;
            }

            page = await PageAsync(filter, order, isDescending, rows.Count, length);
            Expect(page["snapshot"] == first["snapshot"] && page["total"] == first["total"], "the snapshot changed between pages");
        }

        Expect(rows.Count == ChurnedRow.Number(first, "total"), $"{rows.Count} rows on all pages of {first["total"]}");
        int different = rows.Select(row => ChurnedRow.Number(row, "_id")).Distinct().Count();
        Expect(different == rows.Count, $"{rows.Count - different} of {rows.Count} rows came twice");
        CheckOrder(rows, order, isDescending);
        await CallAsync("set_autorefresh", [], _session, 1);
    }

    private async Task ViewLastingAsync()
    {
        XmlRpcStruct page = await PageAsync(StressFilter.Lasting, "_id", false, 0, LongestPage);
        int different = Rows(page).Select(row => ChurnedRow.FlowOf(row)).Distinct().Count();
        Expect(different == _lasting && ChurnedRow.Number(page, "total") == _lasting, $"{different} flows are left of {_lasting} that stay");
    }

    private async Task RefreshAsync() => await CallAsync("refresh", [], _session);

    private async Task GetAsync()
    {
        XmlRpcValue[] ids = SeenIds(20);
        XmlRpcStruct answer = (await CallAsync("connections.get", [], _session, ids))!.Value.AsStruct();
        List<XmlRpcStruct> rows = Rows(answer);
        Expect(rows.Count + answer["gone"].AsArray().Count == ids.Length, "connections.get lost an id");
        Dictionary<long, XmlRpcStruct> before = _seen.ToDictionary(row => ChurnedRow.Number(row, "_id"));
        foreach (XmlRpcStruct row in rows)
        {
            CheckRow(row, StressFilter.Nothing);
            Expect(
                ChurnedRow.FlowOf(row) == ChurnedRow.FlowOf(before[ChurnedRow.Number(row, "_id")]),
                "an id stands for another connection than before");
        }
    }

    private async Task SummarizeAsync()
    {
        var what = new XmlRpcStruct { { "by", Choose(s_groupings) }, { "length", 10 } };
        XmlRpcStruct answer = (await CallAsync("connections.summary", [], _session, what))!.Value.AsStruct();
        Expect(ChurnedRow.Number(answer, "connections") >= _lasting, "the summary counts less than there is");
    }

    private async Task KillAsync()
    {
        XmlRpcValue[] ids = SeenIds(3, mayDie: true);
        await CallAsync("kill", [], _session, ids);
    }

    private async Task KillMatchingAsync()
    {
        ChurnedFlow? victim = Mortals().Select(row => ChurnedRow.FlowOf(row)).FirstOrDefault();
        if (victim is not { } flow)
        {
            return;
        }

        string filter = string.Create(CultureInfo.InvariantCulture, $"src host {flow.Source} and src port {flow.SourcePort}");
        XmlRpcStruct preview = (await CallAsync(
            "connections.kill", [], _session, new XmlRpcStruct { { "filter", filter } }))!.Value.AsStruct();
        Expect(ChurnedRow.Number(preview, "count") <= 1, $"{preview["count"]} connections of one source port");
        var what = new XmlRpcStruct { { "filter", filter }, { "token", preview["token"] } };
        XmlRpcStruct report = (await CallAsync("connections.kill", [], _session, what))!.Value.AsStruct();
        Expect(report["denied"].AsArray().Count == 0, "the kernel refused a kill");
    }

    /// <summary>Changes the free bit of a mark, or a timeout: the connection may be gone, the timeout fixed already.</summary>
    private async Task ChangeAsync()
    {
        XmlRpcStruct? row = Mortals().FirstOrDefault();
        if (row is null)
        {
            return;
        }

        bool isMark = _random.Next(2) == 0;
        XmlRpcValue value = isMark ? ChurnedRow.Number(row, "mark") ^ (ChurnedFlow.MarkBits + 1L) : 1500;
        await CallAsync("change", isMark ? [404] : [404, 409], _session, isMark ? "mark" : "timeout", row["_id"], value);
    }

    private async Task StatusAsync()
    {
        XmlRpcStruct status = (await CallAsync("status", [], _session))!.Value.AsStruct();
        Expect(status["tracking"].AsBoolean(), "status says that nothing is tracked");
    }

    private async Task CallSeveralAsync()
    {
        XmlRpcValue answer = (await CallAsync(
            "system.multicall",
            [],
            XmlRpcValue.FromArray(
                [One("refresh", _session), One("view", _session), One("view", "nobody"), One("no.such")])))!.Value;
        IReadOnlyList<XmlRpcValue> results = answer.AsArray();
        Expect(results.Count == 4 && results[0].AsArray()[0].AsBoolean(), "multicall: refresh");
        Rows(results[1].AsArray()[0].AsStruct()).ForEach(row => CheckRow(row, StressFilter.Nothing));
        Expect(results[2].AsStruct()["faultCode"].AsInt32() == 401, "multicall: a session that nobody opened");
        Expect(results[3].AsStruct()["faultCode"].AsInt32() == -32601, "multicall: no such method");
    }

    private Task CallWronglyAsync() => _random.Next(8) switch
    {
        0 => FailAsync(-32601, "no.such.method", _session),
        1 => FailAsync(-32602, "view", _session, 5),
        2 => FailAsync(-32602, "kill", _session),
        3 => FailAsync(422, "view", _session, new XmlRpcStruct { { "no_such_field", 1 } }),
        4 => FailAsync(422, "view", _session, new XmlRpcStruct { { "filter", "port of call (" } }),
        5 => FailAsync(422, "change", _session, "helper", 1, 1),
        6 => FailAsync(404, "change", _session, "mark", int.MaxValue, 1),
        _ => FailAsync(401, "kill", "nobody", new XmlRpcValue[] { 1 }),
    };

    private async Task FailAsync(int code, string method, params XmlRpcValue[] parameters)
    {
        XmlRpcValue? answer = await CallAsync(method, [code], parameters);
        Expect(answer is null, $"{method} should have failed with {code}");
    }

    private async Task<XmlRpcStruct> PageAsync(StressFilter filter, string order, bool isDescending, int start, int length)
    {
        XmlRpcValue? answer = await CallAsync(
            "view", [], _session, filter.Members, order, isDescending ? "D" : "A", start, length);
        XmlRpcStruct page = answer!.Value.AsStruct();
        Rows(page).ForEach(row => CheckRow(row, filter));
        return page;
    }

    /// <summary>Calls, and gives the answer; null for a fault that was expected.</summary>
    private async Task<XmlRpcValue?> CallAsync(string method, int[] expectedFaults, params XmlRpcValue[] parameters)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            XmlRpcValue answer = await _client.CallAsync(method, parameters);
            _tally.Answered(method, Stopwatch.GetElapsedTime(started));
            return answer;
        }
        catch (XmlRpcFaultException fault) when (expectedFaults.Contains(fault.FaultCode))
        {
            _tally.Answered(method, Stopwatch.GetElapsedTime(started));
            _tally.ExpectedFault(method, fault.FaultCode);
            return null;
        }
    }

    private void CheckRow(XmlRpcStruct row, StressFilter filter)
    {
        string? complaint = ChurnedRow.Complaint(row);
        Expect(complaint is null, complaint ?? "");
        if (ChurnedRow.FlowOf(row) is { } flow)
        {
            Expect(filter.Holds(flow), $"{flow} does not pass {XmlRpcValue.FromStruct(filter.Members)}");
        }
    }

    private void CheckOrder(List<XmlRpcStruct> rows, string order, bool isDescending)
    {
        IEnumerable<long> keys = rows.Select(row => row.ContainsName(order) ? ChurnedRow.Number(row, order) : -1);
        long before = isDescending ? long.MaxValue : long.MinValue;
        foreach (long key in keys)
        {
            Expect(isDescending ? key <= before : key >= before, $"{order}: {key} comes after {before}");
            before = key;
        }
    }

    private IEnumerable<XmlRpcStruct> Mortals() =>
        _seen.Where(row => ChurnedRow.FlowOf(row) is { IsLasting: false }).OrderBy(_ => _random.Next());

    private XmlRpcValue[] SeenIds(int most, bool mayDie = false) =>
        [.. (mayDie ? Mortals() : _seen).Take(most).Select(row => row["_id"])];

    private static List<XmlRpcStruct> Rows(XmlRpcStruct page) => [.. page["table"].AsArray().Select(row => row.AsStruct())];

    private static XmlRpcValue One(string method, params XmlRpcValue[] parameters) =>
        new XmlRpcStruct { { "methodName", method }, { "params", parameters } };

    private string Choose(string[] words) => words[_random.Next(words.Length)];

    private void Expect(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            _tally.Complain(otherwise);
        }
    }
}
