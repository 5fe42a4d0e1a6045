// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;

namespace XmlRpc.Codec;

/// <summary>
/// Writes XML-RPC documents as UTF-8 into pooled memory, without building a tree and without allocating per value.
/// </summary>
/// <remarks>
/// <para>
/// The writer watches the structure: a value where none may stand, a member without one, or an end without a beginning
/// is an <see cref="InvalidOperationException"/>, so that what it has written is always well-formed.
/// </para>
/// <para>
/// Nothing is sent while it is written; the length is known at the end, and <see cref="Reset"/> takes back what was
/// written since a <see cref="Mark"/>. Not safe for concurrent use. Disposing returns the memory.
/// </para>
/// </remarks>
public sealed partial class XmlRpcWriter : IDisposable
{
    private const int MostNested = 64;

    private readonly SegmentBuffer _output;
    private readonly XmlRpcFrame[] _enclosing = new XmlRpcFrame[MostNested];
    private int _depth;
    private int _floor;
    private XmlRpcFrame _frame = XmlRpcFrame.Complete;

    /// <summary>Makes a writer.</summary>
    /// <param name="integerMode">How whole numbers outside 32 bits are written.</param>
    /// <param name="mostBytes">The most that may be written, in bytes; beyond it every write is fault 413.</param>
    public XmlRpcWriter(XmlRpcIntegerMode integerMode = XmlRpcIntegerMode.I8, long mostBytes = long.MaxValue)
    {
        IntegerMode = integerMode;
        _output = new SegmentBuffer(mostBytes);
    }

    /// <summary>How whole numbers outside 32 bits are written.</summary>
    public XmlRpcIntegerMode IntegerMode { get; }

    /// <summary>What was written so far, in bytes.</summary>
    public long Length => _output.Length;

    /// <summary>Remembers this place.</summary>
    /// <returns>The place, for <see cref="Reset"/>.</returns>
    public XmlRpcMark Mark() => new(_output.FullSegments, _output.Used, _depth, _floor, _frame);

    /// <summary>Takes back everything that was written since a place was remembered.</summary>
    /// <param name="mark">The place.</param>
    public void Reset(XmlRpcMark mark)
    {
        _output.SetBack(mark.Segments, mark.Used);
        _depth = mark.Depth;
        _floor = mark.Floor;
        _frame = mark.Frame;
    }

    /// <summary>Takes back everything and begins anew.</summary>
    public void Clear() => Reset(new XmlRpcMark(0, 0, 0, 0, XmlRpcFrame.Complete));

    /// <summary>Copies what was written.</summary>
    /// <param name="target">Where to.</param>
    public void CopyTo(IBufferWriter<byte> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        _output.CopyTo(target);
    }

    /// <summary>Copies what was written.</summary>
    /// <param name="target">Where to; at least <see cref="Length"/> bytes.</param>
    public void CopyTo(Span<byte> target) => _output.CopyTo(target);

    /// <summary>Gives a copy of what was written.</summary>
    /// <returns>An array of <see cref="Length"/> bytes.</returns>
    public byte[] ToArray()
    {
        byte[] copy = new byte[Length];
        _output.CopyTo(copy);
        return copy;
    }

    /// <summary>Returns the memory; the writer is of no use afterwards.</summary>
    public void Dispose() => _output.Dispose();

    /// <summary>Begins a scope in which exactly one value must be written, whoever writes it.</summary>
    /// <returns>The enclosing state, for <see cref="EndScope"/>.</returns>
    internal XmlRpcMark BeginScope()
    {
        BeginValue();
        XmlRpcMark outer = Mark();
        _floor = _depth;
        _frame = XmlRpcFrame.Root;
        return outer;
    }

    /// <summary>Ends the scope and goes on with the enclosing state.</summary>
    /// <param name="outer">What <see cref="BeginScope"/> returned.</param>
    /// <exception cref="InvalidOperationException">Not exactly one value was written.</exception>
    internal void EndScope(XmlRpcMark outer)
    {
        if (_frame != XmlRpcFrame.Complete || _depth != _floor)
        {
            throw new InvalidOperationException("A method must write exactly one complete value.");
        }

        _floor = outer.Floor;
        _frame = outer.Frame;
    }

    private void BeginValue()
    {
        switch (_frame)
        {
            case XmlRpcFrame.Array:
                return;
            case XmlRpcFrame.Member:
                _frame = XmlRpcFrame.MemberComplete;
                return;
            case XmlRpcFrame.Root:
                _frame = XmlRpcFrame.Complete;
                return;
            default:
                throw Misplaced("a value");
        }
    }

    private void Push(XmlRpcFrame inner)
    {
        BeginValue();
        if (_depth == MostNested)
        {
            throw new InvalidOperationException("Values are nested too deeply to be written.");
        }

        _enclosing[_depth++] = _frame;
        _frame = inner;
    }

    private void Pop(XmlRpcFrame inner, string what)
    {
        if (_frame != inner || _depth == _floor)
        {
            throw Misplaced(what);
        }

        _frame = _enclosing[--_depth];
    }

    private InvalidOperationException Misplaced(string what) =>
        new($"The writer cannot write {what} here (state {_frame}).");
}
