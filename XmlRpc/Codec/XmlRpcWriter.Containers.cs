// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace XmlRpc.Codec;

public sealed partial class XmlRpcWriter
{
    /// <summary>Begins a struct; members follow, then <see cref="EndStruct"/>.</summary>
    public void BeginStruct()
    {
        Push(XmlRpcFrame.Struct);
        _output.Write("<value><struct>"u8);
    }

    /// <summary>Ends a struct.</summary>
    public void EndStruct()
    {
        Pop(XmlRpcFrame.Struct, "the end of a struct");
        _output.Write("</struct></value>"u8);
    }

    /// <summary>
    /// Begins a member whose name needs no escaping; one value follows, then <see cref="EndMember"/>.
    /// </summary>
    /// <param name="utf8Name">
    /// The name, in UTF-8, as a constant of the program: it is written as it is, and must hold no markup.
    /// </param>
    public void BeginMember(ReadOnlySpan<byte> utf8Name)
    {
        EnterMember();
        ReadOnlySpan<byte> before = "<member><name>"u8;
        ReadOnlySpan<byte> after = "</name>"u8;
        Span<byte> room = _output.GetSpan(before.Length + utf8Name.Length + after.Length);
        before.CopyTo(room);
        utf8Name.CopyTo(room[before.Length..]);
        after.CopyTo(room[(before.Length + utf8Name.Length)..]);
        _output.Advance(before.Length + utf8Name.Length + after.Length);
    }

    /// <summary>Begins a member of any name; one value follows, then <see cref="EndMember"/>.</summary>
    /// <param name="name">The name; it is escaped as the text of a string is.</param>
    public void BeginMember(ReadOnlySpan<char> name)
    {
        EnterMember();
        _output.Write("<member><name>"u8);
        XmlText.Write(_output, name);
        _output.Write("</name>"u8);
    }

    /// <summary>Ends a member.</summary>
    public void EndMember()
    {
        if (_frame != XmlRpcFrame.MemberComplete)
        {
            throw Misplaced("the end of a member");
        }

        _frame = XmlRpcFrame.Struct;
        _output.Write("</member>"u8);
    }

    /// <summary>Begins an array; values follow, then <see cref="EndArray"/>.</summary>
    public void BeginArray()
    {
        Push(XmlRpcFrame.Array);
        _output.Write("<value><array><data>"u8);
    }

    /// <summary>Ends an array.</summary>
    public void EndArray()
    {
        Pop(XmlRpcFrame.Array, "the end of an array");
        _output.Write("</data></array></value>"u8);
    }

    private void EnterMember()
    {
        if (_frame != XmlRpcFrame.Struct)
        {
            throw Misplaced("a member");
        }

        _frame = XmlRpcFrame.Member;
    }
}
