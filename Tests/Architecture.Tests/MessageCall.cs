// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests;

/// <summary>A message in the sources: a call of <c>Messages.Get</c> or <c>Messages.Format</c>, or one passed on to it.</summary>
/// <param name="Place">The file and the line.</param>
/// <param name="Key">The English text as the catalogue has it; null where it is not a constant of this place.</param>
internal sealed record MessageCall(string Place, string? Key)
{
    /// <summary>Finds the messages in the files of one project.</summary>
    public static IEnumerable<MessageCall> In(IEnumerable<string> paths)
    {
        (string Path, InvocationExpressionSyntax Call)[] calls =
        [
            .. paths.SelectMany(path => CSharpSyntaxTree.ParseText(Repository.Text(path)).GetRoot()
                .DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => (path, call))),
        ];
        ILookup<string, int> forwarders = calls.Where(item => IsMessage(item.Call))
            .Select(item => Forwarder(item.Call))
            .OfType<(string Name, int Parameter)>()
            .ToLookup(forwarder => forwarder.Name, forwarder => forwarder.Parameter);
        foreach ((string path, InvocationExpressionSyntax call) in calls)
        {
            string place = $"{path}:{Line(call)}";
            if (IsMessage(call) && Forwarder(call) is null)
            {
                yield return new MessageCall(place, KeyOf(call.ArgumentList.Arguments[0].Expression));
            }

            SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
            foreach (int parameter in forwarders[NameOf(call)].Where(parameter => parameter < arguments.Count))
            {
                // What is passed on may be a list of names as well, which is the same in every language.
                if (KeyOf(arguments[parameter].Expression) is { } key)
                {
                    yield return new MessageCall(place, key);
                }
            }
        }
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

    // A method that passes a parameter of its own on: the messages are where it is called.
    private static (string Name, int Parameter)? Forwarder(InvocationExpressionSyntax call)
    {
        string text = call.ArgumentList.Arguments[0].Expression.ToString();
        MethodDeclarationSyntax? method = call.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault();
        int parameter = method?.ParameterList.Parameters.IndexOf(item => item.Identifier.ValueText == text) ?? -1;
        return parameter < 0 ? null : (method!.Identifier.ValueText, parameter);
    }

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static string? KeyOf(ExpressionSyntax text)
    {
        return text is InterpolatedStringExpressionSyntax interpolated ? FormatOf(interpolated) : ConstantOf(text);
    }

    private static string? ConstantOf(ExpressionSyntax text) => text switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) =>
            literal.Token.ValueText,
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) &&
            ConstantOf(sum.Left) is { } left && ConstantOf(sum.Right) is { } right => left + right,
        IdentifierNameSyntax name => ConstantOf(name),
        _ => null,
    };

    private static string? ConstantOf(IdentifierNameSyntax name)
    {
        return name.SyntaxTree.GetRoot().DescendantNodes().OfType<FieldDeclarationSyntax>()
            .Where(field => field.Modifiers.Any(SyntaxKind.ConstKeyword))
            .SelectMany(field => field.Declaration.Variables)
            .Where(constant => constant.Identifier.ValueText == name.Identifier.ValueText)
            .Select(constant => ConstantOf(constant.Initializer!.Value))
            .FirstOrDefault();
    }

    // As the compiler makes FormattableString.Format.
    private static string FormatOf(InterpolatedStringExpressionSyntax text)
    {
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
