// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Fuzz;
using Fuzz.Targets;

// fuzz [--seconds N] [--seed N] [--target NAME] [--jobs N] [--crashes DIRECTORY]
// Runs every target for N seconds (10) on mutated seeds, as many targets at once as there are processors or jobs. Exit
// code 1 after a crash or a hang, whose input is saved.
TimeSpan hang = TimeSpan.FromSeconds(20);
var seconds = TimeSpan.FromSeconds(int.Parse(Option("--seconds") ?? "10", CultureInfo.InvariantCulture));
int seed = Option("--seed") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Environment.TickCount;
string crashes = Option("--crashes") ?? "crashes";
string? only = Option("--target");
int jobs = int.Parse(Option("--jobs") ?? "0", CultureInfo.InvariantCulture);
Console.WriteLine($"seed {seed}");

IEnumerable<IFuzzTarget> targets = typeof(IFuzzTarget).Assembly.GetTypes()
    .Where(type => type.IsClass && typeof(IFuzzTarget).IsAssignableFrom(type))
    .Select(type => (IFuzzTarget)Activator.CreateInstance(type)!)
    .Where(target => only is null || target.Name == only)
    .OrderBy(target => target.Name, StringComparer.Ordinal);
int crashed = 0;
Parallel.ForEach(
    Partitioner.Create(targets, EnumerablePartitionerOptions.NoBuffering),
    new ParallelOptions { MaxDegreeOfParallelism = jobs > 0 ? jobs : Environment.ProcessorCount },
    target =>
    {
        if (!Run(target))
        {
            Interlocked.Increment(ref crashed);
        }
    });
return crashed > 0 ? 1 : 0;

string? Option(string name)
{
    int at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}

bool Run(IFuzzTarget target)
{
    byte[][] corpus = Corpus(target.Name);
    var random = new Random(seed);
    var mutator = new Mutator(random);
    byte[] input = [];
    long started = Stopwatch.GetTimestamp();
    using var watchdog = new Timer(_ => EndIfHanging(target, input, Volatile.Read(ref started)), null, hang, hang);
    long begin = Stopwatch.GetTimestamp();
    long runs = 0;
    try
    {
        while (Stopwatch.GetElapsedTime(begin) < seconds)
        {
            byte[] one = corpus[random.Next(corpus.Length)];
            input = runs < corpus.Length
                ? corpus[runs]
                : mutator.Mutate(one, corpus[random.Next(corpus.Length)]);
            Volatile.Write(ref started, Stopwatch.GetTimestamp());
            target.Run(input);
            runs++;
        }
    }
    catch (Exception exception)
    {
        Console.WriteLine($"{target.Name}: CRASH after {runs} runs, input in {Save(target, input)}\n{exception}");
        return false;
    }

    Console.WriteLine($"{target.Name}: {runs} runs of {corpus.Length} seeds, no crash");
    return true;
}

void EndIfHanging(IFuzzTarget target, byte[] input, long started)
{
    if (Stopwatch.GetElapsedTime(started) > hang)
    {
        Console.WriteLine($"{target.Name}: HANG, input in {Save(target, input)}");
        Environment.Exit(1);
    }
}

string Save(IFuzzTarget target, byte[] input)
{
    Directory.CreateDirectory(crashes);
    string name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(input))[..16];
    string path = Path.Combine(crashes, $"{target.Name}-{name}.bin");
    File.WriteAllBytes(path, input);
    return path;
}

static byte[][] Corpus(string name)
{
    string directory = Path.Combine(AppContext.BaseDirectory, "corpus", name);
    byte[][] seeds = Directory.Exists(directory)
        ? [.. Directory.GetFiles(directory).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)]
        : [];
    return seeds.Length > 0 ? seeds : [new byte[64]];
}
