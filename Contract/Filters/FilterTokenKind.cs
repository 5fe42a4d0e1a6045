// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>The kinds of tokens of a filter text.</summary>
internal enum FilterTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>Letters, digits and the characters of addresses, networks, ranges and names.</summary>
    Word,

    /// <summary>A text in double quotes.</summary>
    Quoted,

    /// <summary>A comparison: <c>= != &lt; &lt;= &gt; &gt;=</c>.</summary>
    Comparison,

    /// <summary><c>~</c></summary>
    Tilde,

    /// <summary><c>!</c> or <c>not</c>.</summary>
    Not,

    /// <summary><c>&amp;&amp;</c> or <c>and</c>.</summary>
    And,

    /// <summary><c>||</c> or <c>or</c>.</summary>
    Or,

    /// <summary><c>(</c></summary>
    OpenParenthesis,

    /// <summary><c>)</c></summary>
    CloseParenthesis,

    /// <summary><c>{</c></summary>
    OpenBrace,

    /// <summary><c>}</c></summary>
    CloseBrace,

    /// <summary><c>,</c></summary>
    Comma,
}
