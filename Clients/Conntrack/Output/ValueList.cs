// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Output;

/// <summary>A list as a value: an array in JSON, one quoted value with commas inside in CSV.</summary>
internal struct ValueList
{
    private readonly bool _isJson;
    private readonly bool _isOfNumbers;
    private bool _isOpen;

    /// <summary>Starts a list, which writes nothing yet.</summary>
    public ValueList(TextForm form, bool isOfNumbers = false)
    {
        _isJson = form == TextForm.Json;
        _isOfNumbers = isOfNumbers;
    }

    /// <summary>An element follows.</summary>
    public void Next(ref Line line)
    {
        line.Add(_isOpen ? ',' : _isJson ? '[' : '"');
        _isOpen = true;
        Quote(ref line);
    }

    /// <summary>The element ends.</summary>
    public readonly void EndElement(ref Line line) => Quote(ref line);

    /// <summary>The list ends.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isWrittenEmpty">Whether JSON says that there was nothing in it.</param>
    public readonly void End(ref Line line, bool isWrittenEmpty)
    {
        if (_isOpen)
        {
            line.Add(_isJson ? ']' : '"');
        }
        else if (_isJson && isWrittenEmpty)
        {
            line.Add("[]"u8);
        }
    }

    private readonly void Quote(ref Line line)
    {
        if (_isJson && !_isOfNumbers)
        {
            line.Add('"');
        }
    }
}
