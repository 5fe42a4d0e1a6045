// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Inventory.Rules.Nft;

/// <summary>A named set whose elements do not overlap, and the rule that asks it. Immutable.</summary>
/// <param name="Name">The name.</param>
/// <param name="Shape">The fields of its elements.</param>
/// <param name="Elements">
/// The elements in the order of the permissions, each with the communications that permit it, the first of which its
/// counter is written for.
/// </param>
internal sealed record NftSet(
    string Name, NftSetShape Shape, IReadOnlyList<(NftElement Element, IReadOnlyList<long> Communications)> Elements)
{
    /// <summary>Makes the sets that permit traffic.</summary>
    /// <param name="direction">The direction of the traffic.</param>
    /// <param name="permissions">What is permitted; each must have a shape.</param>
    /// <returns>The sets in the order in which they must be asked: the most specific first.</returns>
    public static IEnumerable<NftSet> Of(RuleDirection direction, IEnumerable<PermittedTraffic> permissions) =>
        permissions
            .GroupBy(permitted => NftSetShape.Of(direction, permitted)!.Value)
            .OrderBy(group => group.Key.Kind)
            .ThenByDescending(group => group.Key.IsByDevice)
            .ThenBy(group => group.Key.Family)
            .SelectMany(group => LayersOf(group.Key, Merge(group)));

    /// <summary>Writes the set.</summary>
    public void WriteTo(StringBuilder text)
    {
        text.Append(
            $$"""
            	set {{Name}} {
            		typeof {{Shape.Fields}}
            		flags interval
            		counter

            """);
        WriteElements(text);
        text.Append("\t}\n");
    }

    /// <summary>Writes the rule that accepts what the set holds.</summary>
    public void WriteRuleTo(StringBuilder text) => text.Append(
        $"\t\tct state new {Shape.Fields} @{Name} accept comment \"pyctd b={NftBuiltIns.DeclaredName(Shape.Direction)}\"\n");

    private void WriteElements(StringBuilder text)
    {
        if (Elements is [var only] && only.Communications.Count == 1)
        {
            text.Append("\t\telements = { ");
            WriteElement(text, only.Element, only.Communications[0]);
            text.Append(" }\n");
            return;
        }

        text.Append("\t\telements = {\n");
        for (int index = 0; index < Elements.Count; index++)
        {
            (NftElement element, IReadOnlyList<long> communications) = Elements[index];
            // nft would drop the comment of the second of two equal elements, without a word.
            if (communications.Count > 1)
            {
                text.Append($"\t\t\t# the same for {string.Join(", ", communications.Select(one => $"c={one}"))}\n");
            }

            text.Append("\t\t\t");
            WriteElement(text, element, communications[0]);
            text.Append(index + 1 < Elements.Count ? ",\n" : "\n");
        }

        text.Append("\t\t}\n");
    }

    private void WriteElement(StringBuilder text, NftElement element, long communication) =>
        text.Append($"{element.ToText(Shape)} comment \"pyctd c={communication}\"");

    private static List<(NftElement Element, IReadOnlyList<long> Communications)> Merge(
        IEnumerable<PermittedTraffic> permissions)
    {
        var merged = new List<(NftElement Element, IReadOnlyList<long> Communications)>();
        var communicationsOf = new Dictionary<NftElement, List<long>>();
        foreach (PermittedTraffic permitted in permissions)
        {
            foreach (NftElement element in NftElement.Of(permitted))
            {
                if (!communicationsOf.TryGetValue(element, out List<long>? communications))
                {
                    communications = new List<long>(capacity: 1);
                    communicationsOf.Add(element, communications);
                    merged.Add((element, communications));
                }

                if (!communications.Contains(permitted.Communication))
                {
                    communications.Add(permitted.Communication);
                }
            }
        }

        return merged;
    }

    private static IEnumerable<NftSet> LayersOf(
        NftSetShape shape, List<(NftElement Element, IReadOnlyList<long> Communications)> elements)
    {
        int[] numbers = ElementLayers.Of([.. elements.Select(one => one.Element)]);
        bool isOne = numbers.Max() == 0;
        return elements
            .Select((one, index) => (one, Layer: numbers[index]))
            .GroupBy(pair => pair.Layer, pair => pair.one)
            .OrderBy(layer => layer.Key)
            .Select(layer => new NftSet(isOne ? shape.Name : $"{shape.Name}-l{layer.Key}", shape, [.. layer]));
    }
}
