// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using FsCheck.Fluent;
using NUnit.Framework;
using XmlRpc.Tests.Codec;
using XmlRpc.Values;

namespace XmlRpc.Tests.Interop;

internal sealed class PythonRoundTripInteropTests
{
    // Reads answers of one line each (in base64), and writes each back as Python itself would answer.
    private const string PythonEcho =
        "import base64,sys,xmlrpc.client as x\n"
        + "for line in sys.stdin:\n"
        + " (value,),_=x.loads(base64.b64decode(line))\n"
        + " print(base64.b64encode(x.dumps((value,),methodresponse=True,allow_none=True).encode()).decode())\n";

    [Test]
    public async Task WriteThenReadByPythonAndBack_AnyValue_IsTheSame()
    {
        const string Python = "/usr/bin/python3";
        if (!File.Exists(Python))
        {
            Assert.Fail($"{Python} is missing: apt-get install python3");
        }

        IReadOnlyList<XmlRpcValue> values = [.. XmlRpcValues.ForPython().Generator.Sample(200, 20)];
        using Process python = Process.Start(new ProcessStartInfo(Python, ["-c", PythonEcho])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Task<string> output = python.StandardOutput.ReadToEndAsync();
        foreach (XmlRpcValue value in values)
        {
            await python.StandardInput.WriteLineAsync(Convert.ToBase64String(RoundTripTests.Write(value)));
        }

        python.StandardInput.Close();
        XmlRpcValue[] echoed =
        [
            .. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => RoundTripTests.Read(Convert.FromBase64String(line))),
        ];
        await python.WaitForExitAsync();

        Assert.That(echoed, Is.EqualTo(values));
    }
}
