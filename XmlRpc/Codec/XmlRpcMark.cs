// SPDX-License-Identifier: GPL-2.0-or-later
namespace XmlRpc.Codec;

/// <summary>A place in what an <see cref="XmlRpcWriter"/> has written, to which it can be set back.</summary>
/// <remarks>Valid for the writer that gave it, until that writer is set back to an earlier place or cleared.</remarks>
public readonly struct XmlRpcMark
{
    internal XmlRpcMark(int segments, int used, int depth, int floor, XmlRpcFrame frame)
    {
        Segments = segments;
        Used = used;
        Depth = depth;
        Floor = floor;
        Frame = frame;
    }

    internal int Segments { get; }

    internal int Used { get; }

    internal int Depth { get; }

    internal int Floor { get; }

    internal XmlRpcFrame Frame { get; }
}
