// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests;

/// <summary>A call of <c>Messages.Get</c> or <c>Messages.Format</c> in the sources.</summary>
/// <param name="Place">The file and the line.</param>
/// <param name="Key">The English text as the catalogue has it; null where it is not a constant of this place.</param>
internal sealed record MessageCall(string Place, string? Key)
{
    /// <summary>Finds the calls in one file.</summary>
    public static IEnumerable<MessageCall> In(string path)
    {
        return CSharpSyntaxTree.ParseText(Repository.Text(path)).GetRoot()
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(IsMessage)
            .Select(call => new MessageCall($"{path}:{Line(call)}", KeyOf(call)));
    }

    /// <summary>Whether an expression is such a call.</summary>
    public static bool IsMessage(ExpressionSyntax expression)
    {
        return expression is InvocationExpressionSyntax call &&
            call.Expression.ToString() is "Messages.Get" or "Messages.Format";
    }

    /// <summary>The line of an expression, from 1.</summary>
    public static int Line(ExpressionSyntax expression)
    {
        return expression.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
    }

    private static string? KeyOf(InvocationExpressionSyntax call)
    {
        ExpressionSyntax text = call.ArgumentList.Arguments[0].Expression;
        bool hasPlaces = call.Expression.ToString() == "Messages.Format";
        return hasPlaces ? FormatOf(text as InterpolatedStringExpressionSyntax) : ConstantOf(text);
    }

    private static string? ConstantOf(ExpressionSyntax text) => text switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) =>
            literal.Token.ValueText,
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) &&
            ConstantOf(sum.Left) is { } left && ConstantOf(sum.Right) is { } right => left + right,
        _ => null,
    };

    // As the compiler makes FormattableString.Format.
    private static string? FormatOf(InterpolatedStringExpressionSyntax? text)
    {
        if (text is null)
        {
            return null;
        }

        StringBuilder format = new();
        int number = 0;
        foreach (InterpolatedStringContentSyntax content in text.Contents)
        {
            if (content is InterpolationSyntax place)
            {
                format.Append(
                    CultureInfo.InvariantCulture, $"{{{number++}{place.AlignmentClause}{place.FormatClause}}}");
            }
            else
            {
                format.Append(((InterpolatedStringTextSyntax)content).TextToken.ValueText);
            }
        }

        return format.ToString();
    }
}
