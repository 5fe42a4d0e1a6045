// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Expectations;

namespace Conntrack.Output;

/// <summary>Writes a line of words per expectation, as conntrack(8) prints it.</summary>
internal sealed class ExpectationTextWriter : IExpectationWriter
{
    private const int RoomBesideHelper = 1024;
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const int MicrosecondDigits = 6;

    private readonly OutputBuffer _buffer;
    private readonly OutputOptions _options;
    private readonly LocalTime _time;
    private readonly TextForm _form;

    /// <summary>Makes a writer.</summary>
    public ExpectationTextWriter(OutputBuffer buffer, OutputOptions options, LocalTime time)
    {
        _buffer = buffer;
        _options = options;
        _time = time;
        _form = options.IsTerminal ? TextForm.Printable : TextForm.Plain;
    }

    /// <inheritdoc/>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public void Write(ConntrackExpectation expectation, ExpectationEventKind? kind)
    {
        int helperRoom = (expectation.Helper?.Length ?? 0) * Line.BytesPerCharacter;
        var line = new Line(_buffer.GetSpan(RoomBesideHelper + helperRoom));
        AddPrefix(ref line, kind);
        if (expectation.TimeoutSeconds is { } timeout)
        {
            line.Number(timeout);
            line.Add(' ');
        }

        line.Add("proto="u8);
        line.Number(expectation.Tuple.Protocol);
        line.Add(' ');
        AddTuple(ref line, expectation.Tuple, "src="u8, "dst="u8);
        if (expectation.Mask is { } mask)
        {
            // The mask has no protocol of its own; its slots are those of the expected flow.
            AddTuple(ref line, mask with { Protocol = expectation.Tuple.Protocol }, "mask-src="u8, "mask-dst="u8);
        }

        AddTuple(ref line, expectation.Master, "master-src="u8, "master-dst="u8);
        AddRest(ref line, expectation);
        _buffer.Advance(line.EndWords());
    }

    /// <inheritdoc/>
    public void End()
    {
    }

    private void AddPrefix(ref Line line, ExpectationEventKind? kind)
    {
        if (_options.Timestamp)
        {
            AddTime(ref line);
        }

        if (kind is { } happened)
        {
            line.Add(happened == ExpectationEventKind.New ? "    [NEW] "u8 : "[DESTROY] "u8);
        }
    }

    private void AddTime(ref Line line)
    {
        long now = _time.NowNanoseconds;
        if (!_options.IsAnchor)
        {
            EventText.Time(ref line, now);
            return;
        }

        // The anchor pads the microseconds with spaces, and on the wrong side.
        line.Add('[');
        line.Signed(now / NanosecondsPerSecond);
        line.Add('.');
        int before = line.Length;
        line.Signed(now % NanosecondsPerSecond / 1000);
        while (line.Length - before < MicrosecondDigits)
        {
            line.Add(' ');
        }

        line.Add("]\t"u8);
    }

    private static void AddTuple(
        ref Line line, in ConntrackTuple tuple, ReadOnlySpan<byte> source, ReadOnlySpan<byte> destination)
    {
        line.Add(source);
        line.Address(tuple.Source, tuple.Family);
        line.Add(' ');
        line.Add(destination);
        line.Address(tuple.Destination, tuple.Family);
        line.Add(' ');
        TupleText.AddPorts(ref line, tuple.Protocol, tuple.SourcePort, tuple.DestinationPort);
    }

    private void AddRest(ref Line line, ConntrackExpectation expectation)
    {
        if (expectation.Zone != 0)
        {
            TupleText.AddNumber(ref line, "zone="u8, expectation.Zone);
        }

        AddFlags(ref line, expectation.Flags);
        TupleText.AddNumber(ref line, "class="u8, expectation.Class);
        if (expectation.Helper is { } helper)
        {
            line.Add("helper="u8);
            line.Text(helper, _form);
            line.Add(' ');
        }
    }

    private static void AddFlags(ref Line line, ExpectationTraits flags)
    {
        int before = line.Length;
        AddFlag(ref line, flags & ExpectationTraits.Permanent, "PERMANENT,"u8);
        AddFlag(ref line, flags & ExpectationTraits.Inactive, "INACTIVE,"u8);
        AddFlag(ref line, flags & ExpectationTraits.Userspace, "USERSPACE,"u8);
        if (line.Length > before)
        {
            line.Length--;
            line.Add(' ');
        }
    }

    private static void AddFlag(ref Line line, ExpectationTraits flag, ReadOnlySpan<byte> name)
    {
        if (flag != 0)
        {
            line.Add(name);
        }
    }
}
