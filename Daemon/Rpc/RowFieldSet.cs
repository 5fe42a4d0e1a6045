// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Contract;
using Localization;

namespace Daemon.Rpc;

/// <summary>Which members of a row a client asks for. A bit for each <see cref="RowField"/>; immutable.</summary>
internal readonly record struct RowFieldSet
{
    /// <summary>How far the fields of the reply direction are behind those of the original one.</summary>
    private const int ReplyDistance = RowField.ReplyL3Protocol - RowField.OriginalL3Protocol;

    private readonly ulong _bits;

    private RowFieldSet(ulong bits) => _bits = bits;

    /// <summary>Every member.</summary>
    public static RowFieldSet All => new(ulong.MaxValue);

    /// <summary>The same set, read with the names of the original direction for the reply's.</summary>
    public RowFieldSet OfReply => new(_bits >> ReplyDistance);

    /// <summary>Reads the names that a client gave.</summary>
    /// <exception cref="FieldException">A name is none of a row's, or it is not a list of names.</exception>
    public static RowFieldSet Read(string member, object? names)
    {
        if (names is not IEnumerable<object?> list)
        {
            throw Invalid(member);
        }

        ulong bits = 0;
        foreach (object? name in list)
        {
            bits |= name is string text && RowFields.TryGet(text, out RowFieldInfo? info)
                ? 1UL << (int)info.Field
                : throw Invalid(member);
        }

        return new RowFieldSet(bits);
    }

    /// <summary>Whether the client asks for a member.</summary>
    public bool Has(RowField field) => (_bits & (1UL << (int)field)) != 0;

    private static FieldException Invalid(string member) =>
        new(member, Messages.Get("this is not an array of names of fields"), RowFields.AllNames);
}
