// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>The XML declaration and the root element, where the anchor writes them or where they belong.</summary>
internal sealed class XmlDocumentFrame
{
    private readonly OutputBuffer _buffer;
    private readonly XmlRoot _root;
    private readonly byte[] _open;
    private readonly byte[] _close;
    private bool _isOpen;

    /// <summary>Makes a frame.</summary>
    /// <param name="buffer">Where it is written.</param>
    /// <param name="root">When it is written.</param>
    /// <param name="name">The name of the root element.</param>
    public XmlDocumentFrame(OutputBuffer buffer, XmlRoot root, string name)
    {
        _buffer = buffer;
        _root = root;
        _open = Encoding.ASCII.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{name}>\n");
        _close = Encoding.ASCII.GetBytes($"</{name}>\n");
    }

    /// <summary>The start of an entry.</summary>
    /// <param name="kind">What happened to it; null outside of events.</param>
    public static ReadOnlySpan<byte> Flow(ConntrackEventKind? kind) => kind switch
    {
        null => "<flow>"u8,
        ConntrackEventKind.New => "<flow type=\"new\">"u8,
        ConntrackEventKind.Update => "<flow type=\"update\">"u8,
        _ => "<flow type=\"destroy\">"u8,
    };

    /// <summary>The document begins.</summary>
    public void Begin()
    {
        if (_root == XmlRoot.Always)
        {
            Open();
        }
    }

    /// <summary>An entry follows.</summary>
    public void BeforeEntry()
    {
        if (!_isOpen && _root != XmlRoot.None)
        {
            Open();
        }
    }

    /// <summary>The document ends.</summary>
    public void End()
    {
        if (_isOpen && _root != XmlRoot.NeverClosed)
        {
            _buffer.Write(_close);
        }
    }

    private void Open()
    {
        _isOpen = true;
        _buffer.Write(_open);
    }
}
