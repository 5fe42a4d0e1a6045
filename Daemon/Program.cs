// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections;
using System.Collections.Frozen;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Daemon.Configuration;
using Daemon.Hosting;
using Daemon.Inventories;
using Daemon.Policy;
using Localization;
using Netfilter.Interop.Netlink;

namespace Daemon;

/// <summary>The program <c>pyctd</c>: reads the options, composes the daemon and runs it.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        FrozenDictionary<string, string> environment = ReadEnvironment();
        using var notifier = new SystemdNotifier(environment, TimeProvider.System);
        try
        {
            return await RunAsync(arguments, environment, notifier);
        }
        catch (ConfigurationException error)
        {
            return Fail(notifier, ExitCodes.BadConfiguration, error.Message);
        }
        catch (StartupException error)
        {
            return Fail(notifier, error.ExitCode, error.Message);
        }
        catch (NetlinkPermissionException)
        {
            return Fail(notifier, ExitCodes.NoPrivilege, Privileges.Explanation);
        }
        catch (NetlinkException error)
        {
            return Fail(notifier, ExitCodes.KernelUnavailable, error.Message);
        }
        catch (OperationCanceledException)
        {
            // SIGTERM or SIGINT came while the daemon was starting.
            return ExitCodes.Success;
        }
        catch (Exception error)
        {
            return Fail(notifier, ExitCodes.InternalError,
                Messages.Format($"internal error ({error.GetType().Name}): {error.Message}"));
        }
    }

    private static async Task<int> RunAsync(
        string[] arguments, FrozenDictionary<string, string> environment, SystemdNotifier notifier)
    {
        CommandLine commandLine = CommandLine.Parse(arguments);
        if (commandLine.Mode == CommandLineMode.Help)
        {
            HelpText.Write(Console.Out);
            return ExitCodes.Success;
        }

        if (commandLine.Mode == CommandLineMode.Version)
        {
            await Console.Out.WriteLineAsync($"pyctd {ProductVersion.Text}");
            return ExitCodes.Success;
        }

        var loader = new OptionsLoader(commandLine, environment, Directory.GetCurrentDirectory());
        LoadedOptions loaded = loader.Load();
        if (commandLine.Mode == CommandLineMode.CheckConfig)
        {
            return CheckConfig(loaded);
        }

        if (commandLine.Mode == CommandLineMode.BackupInventory)
        {
            return await InventoryBackup.RunAsync(
                StoreLocation.Of(loaded.Options, environment), commandLine.BackupPath!, Console.Out);
        }

        bool isDetached = environment.ContainsKey(EnvironmentSettings.DetachedVariable);
        if (loaded.Options.Detach && !isDetached)
        {
            return await Detacher.StartAsync(arguments, Console.Error);
        }

        if (isDetached)
        {
            // The daemon must not keep the file system busy from which it happened to be started.
            Directory.SetCurrentDirectory("/");
        }

        return await DaemonHost.RunAsync(loaded, loader, environment, notifier, isDetached);
    }

    private static int CheckConfig(LoadedOptions loaded)
    {
        AuthenticatorFactory.Create(loaded.Options);
        _ = ProxySecret.Open(loaded.Options);
        string? warning = TlsCertificate.Open(loaded.Options, TimeProvider.System)?.Warning;
        EffectiveConfiguration.Write(loaded, Console.Out);
        foreach (string line in warning is null ? loaded.Warnings : loaded.Warnings.Append(warning))
        {
            Console.Error.WriteLine($"pyctd: {line}");
        }

        return ExitCodes.Success;
    }

    private static int Fail(SystemdNotifier notifier, int exitCode, string message)
    {
        foreach (string line in message.Split('\n'))
        {
            Console.Error.WriteLine($"pyctd: {line}");
        }

        Detacher.ReportFailure(notifier, message);
        return exitCode;
    }

    // What the service manager says is meant for this process alone, and taken out of what its children inherit.
    private static FrozenDictionary<string, string> ReadEnvironment()
    {
        FrozenDictionary<string, string> environment = Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToFrozenDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
        foreach (string name in SystemdNotifier.Variables
            .Concat(SocketActivation.Variables)
            .Append(EnvironmentSettings.DetachedVariable))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        return environment;
    }
}
