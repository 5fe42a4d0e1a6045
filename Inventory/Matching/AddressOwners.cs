// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Matching;

/// <summary>
/// The owners of an address, the most specific first; those of the same network by entity and interface. For
/// <c>foreach</c>, which allocates nothing.
/// </summary>
public struct AddressOwners
{
    private readonly AddressIndex _index;
    private int _node;
    private int _place;

    internal AddressOwners(AddressIndex index, int node)
    {
        _index = index;
        _node = node;
        _place = -1;
    }

    /// <summary>The owner that the enumeration has come to.</summary>
    public readonly AddressOwner Current => _index.OwnerAt(_node, _place);

    /// <summary>The enumeration, from the beginning.</summary>
    public readonly AddressOwners GetEnumerator() => new(_index, _node);

    /// <summary>Goes on to the next owner.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        while (_node != PrefixIndex.None)
        {
            if (++_place < _index.CountAt(_node))
            {
                return true;
            }

            _node = _index.ParentOf(_node);
            _place = -1;
        }

        return false;
    }
}
