// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using XmlRpc.Server;
using XmlRpc.Values;

namespace XmlRpc.ConformanceServer;

/// <summary>The eight methods of the XML-RPC validator (validator.xmlrpc.com), as its page describes them.</summary>
[XmlRpcService(Name = "validator1")]
internal sealed class ValidatorService
{
    [XmlRpcMethod("arrayOfStructsTest", Description = "Gives the sum of all members called curly.")]
    public int ArrayOfStructs(Stooges[] structs) => structs.Sum(static stooges => stooges.Curly);

    [XmlRpcMethod("countTheEntities", Description = "Counts the five characters that markup gives a meaning.")]
    public XmlRpcStruct CountTheEntities(string text) => new()
    {
        ["ctLeftAngleBrackets"] = text.Count(static c => c == '<'),
        ["ctRightAngleBrackets"] = text.Count(static c => c == '>'),
        ["ctAmpersands"] = text.Count(static c => c == '&'),
        ["ctApostrophes"] = text.Count(static c => c == '\''),
        ["ctQuotes"] = text.Count(static c => c == '"'),
    };

    [XmlRpcMethod("easyStructTest", Description = "Gives the sum of the members moe, larry and curly.")]
    public int EasyStruct(Stooges stooges) => stooges.Sum;

    [XmlRpcMethod("echoStructTest", Description = "Gives the struct that it is given.")]
    public XmlRpcStruct EchoStruct(XmlRpcStruct members) => members;

    [XmlRpcMethod("manyTypesTest", Description = "Gives its six parameters as an array.")]
    public XmlRpcValue[] ManyTypes(int number, bool truth, string text, double real, DateTime instant, byte[] bytes) =>
        [number, truth, text, real, instant, bytes];

    [XmlRpcMethod("moderateSizeArrayCheck", Description = "Gives the first and the last of an array of texts, joined.")]
    public string ModerateSizeArray(string[] texts) =>
        texts.Length > 0
            ? texts[0] + texts[^1]
            : throw new XmlRpcFaultException(XmlRpcFaultCodes.BadParameters, "The array is empty.");

    [XmlRpcMethod(
        "nestedStructTest", Description = "Gives moe + larry + curly of the first of April 2000 in a calendar.")]
    public int NestedStruct(XmlRpcStruct calendar)
    {
        XmlRpcStruct day = Member(Member(Member(calendar, "2000"), "04"), "01");
        return day["moe"].AsInt32() + day["larry"].AsInt32() + day["curly"].AsInt32();
    }

    [XmlRpcMethod("simpleStructReturnTest", Description = "Gives a number times 10, 100 and 1000.")]
    public XmlRpcStruct SimpleStructReturn(int number) => new()
    {
        ["times10"] = number * 10,
        ["times100"] = number * 100,
        ["times1000"] = number * 1000,
    };

    private static XmlRpcStruct Member(XmlRpcStruct members, string name) =>
        members.TryGetValue(name, out XmlRpcValue value) && value.TryGetStruct(out XmlRpcStruct? found)
            ? found
            : throw new XmlRpcFaultException(XmlRpcFaultCodes.BadParameters, $"There is no struct {name}.");
}
