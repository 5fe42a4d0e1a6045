// SPDX-License-Identifier: GPL-2.0-or-later
namespace Benchmarks.Rpc;

/// <summary>Starts pyctd itself, with nothing left out of its table.</summary>
internal static class DaemonUnderTest
{
    private const int Port = 8093;
    private const string Program = "artifacts/bin/Daemon/release/pyctd";

    /// <summary>Starts it on this process's network namespace.</summary>
    public static ServerProcess Start() => ServerProcess.Start(
        Port, Program, "--config", "/dev/null", "--listen", $"127.0.0.1:{Port}", "--ignore", "none",
        "--session-timeout", "1h", "--log-level", "error");
}
