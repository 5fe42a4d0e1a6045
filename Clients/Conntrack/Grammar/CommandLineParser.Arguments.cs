// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Globalization;
using Contract.Filters;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Grammar;

/// <content>The arguments of options.</content>
internal sealed partial class CommandLineParser
{
    private void ReadArgument(OptionId option, string? argument)
    {
        switch (option)
        {
            case OptionId.Source or OptionId.Destination or OptionId.ReplySource or OptionId.ReplyDestination
                or OptionId.TupleSource or OptionId.TupleDestination or OptionId.MaskSource or OptionId.MaskDestination:
                ReadAddress(option, argument!);
                break;
            case OptionId.SourceNat or OptionId.DestinationNat or OptionId.AnyNat:
                ReadNat(option, argument);
                break;
            case OptionId.Protocol:
                ReadProtocol(argument!);
                break;
            case OptionId.Family:
                SetFamily(FamilyOf(argument!));
                break;
            case OptionId.NatRange:
                _warn("WARNING: ignoring -a, deprecated option.");
                return;
            case OptionId.Label or OptionId.LabelAdd or OptionId.LabelDelete or OptionId.LabelMap:
                ReadLabels(option, argument);
                break;
            case OptionId.Filter or OptionId.Sort or OptionId.Limit or OptionId.Columns:
                ReadOwn(option, argument!);
                break;
            default:
                ReadValue(option, argument);
                break;
        }

        _request.Options = _request.Options.With(option);
    }

    private void ReadValue(OptionId option, string? argument)
    {
        switch (option)
        {
            case OptionId.Timeout:
                _request.Timeout = (uint)CNumber.Decimal(argument);
                break;
            case OptionId.Status:
                _request.Status = _lists.Status(argument!, _request.Status);
                break;
            case OptionId.EventMask:
                _request.Events = _lists.Events(argument!, _request.Events);
                break;
            case OptionId.Output:
                _request.Output = _lists.Output(argument!, _request.Output);
                break;
            case OptionId.Mark:
                _request.Mark = MarkArgument.TryParse(argument!, out MarkArgument mark)
                    ? mark
                    : throw Unexpected(argument!, 'm');
                break;
            case OptionId.Id:
                _request.Id = Number(argument!, 'i', uint.MaxValue);
                break;
            case OptionId.Secmark:
                Number(argument!, 'c', uint.MaxValue);
                break;
            case OptionId.Zone:
                _request.Zone = (ushort)Number(argument!, 'w', ushort.MaxValue);
                break;
            case OptionId.OriginalZone:
                _request.OriginalZone = (ushort)Number(argument!, '(', ushort.MaxValue);
                break;
            case OptionId.ReplyZone:
                _request.ReplyZone = (ushort)Number(argument!, ')', ushort.MaxValue);
                break;
            case OptionId.BufferSize:
                _request.BufferSize = CNumber.Decimal(argument);
                break;
        }
    }

    private static uint Number(string text, char letter, ulong limit) =>
        CNumber.TryUnsigned(text, limit, out uint value) ? value : throw Unexpected(text, letter);

    private static CommandLineException Unexpected(string text, char letter) =>
        new($"unexpected value '{text}' with -{letter} option", ExitCodes.Failure);

    private void SetFamily(byte family)
    {
        if (_request.Family != 0 && _request.Family != family)
        {
            throw new CommandLineException("mismatched address family");
        }

        _request.Family = family;
    }

    private static byte FamilyOf(string text)
    {
        if (text.StartsWith("ipv4", StringComparison.Ordinal))
        {
            return AddressArgument.IPv4;
        }

        return text.StartsWith("ipv6", StringComparison.Ordinal)
            ? AddressArgument.IPv6
            : throw new CommandLineException($"`{text}' unsupported protocol");
    }

    private void ReadAddress(OptionId option, string text)
    {
        (NetAddress address, NetAddress? mask) = ParseAddress(option, text);
        switch (option)
        {
            case OptionId.Source:
                _request.Original = _request.Original with { Source = address };
                SetMask(OptionId.MaskSource, mask);
                break;
            case OptionId.Destination:
                _request.Original = _request.Original with { Destination = address };
                SetMask(OptionId.MaskDestination, mask);
                break;
            case OptionId.ReplySource:
                _request.Reply = _request.Reply with { Source = address };
                break;
            case OptionId.ReplyDestination:
                _request.Reply = _request.Reply with { Destination = address };
                break;
            case OptionId.TupleSource:
                _request.Expected = _request.Expected with { Source = address };
                SetMask(OptionId.MaskSource, mask);
                break;
            case OptionId.TupleDestination:
                _request.Expected = _request.Expected with { Destination = address };
                SetMask(OptionId.MaskDestination, mask);
                break;
            default:
                SetMask(option, address);
                break;
        }
    }

    private (NetAddress Address, NetAddress? Mask) ParseAddress(OptionId option, string text)
    {
        int slash = text.IndexOf('/');
        ReadOnlySpan<char> host = slash < 0 ? text : text.AsSpan(0, slash);
        if (!AddressArgument.TryParse(host, out AddressArgument argument))
        {
            throw new CommandLineException($"Invalid IP address `{text}'");
        }

        SetFamily(argument.Family);
        if (slash < 0)
        {
            return (argument.Address, null);
        }

        if (option is not (OptionId.Source or OptionId.Destination or OptionId.TupleSource or OptionId.TupleDestination))
        {
            throw new CommandLineException($"CIDR notation unavailable for `--{CommandMatrix.NameOf(option)}'");
        }

        return (argument.Address, AddressArgument.MaskOf(PrefixLength(text.AsSpan(slash + 1), argument.Family), argument.Family));
    }

    private static int PrefixLength(ReadOnlySpan<char> text, byte family)
    {
        long length = CNumber.Decimal(text, out int read);
        int limit = family == AddressArgument.IPv4 ? 32 : 128;
        return read == text.Length && length >= 0 && length <= limit
            ? (int)length
            : throw new CommandLineException("Invalid netmask");
    }

    private void SetMask(OptionId option, NetAddress? mask)
    {
        if (mask is null)
        {
            return;
        }

        _request.Options = _request.Options.With(option);
        _request.Mask = option == OptionId.MaskSource
            ? _request.Mask with { Source = mask }
            : _request.Mask with { Destination = mask };
    }

    private void ReadNat(OptionId option, string? text)
    {
        var nat = new NatArgument();
        if (text is not null)
        {
            ushort? port = NatArgument.SplitPort(text, out string address);
            nat = new NatArgument(ParseAddress(option, address).Address, port);
        }

        switch (option)
        {
            case OptionId.SourceNat:
                _request.SourceNat = nat;
                break;
            case OptionId.DestinationNat:
                _request.DestinationNat = nat;
                break;
            default:
                _request.AnyNat = nat;
                break;
        }
    }

    private void ReadLabels(OptionId option, string? argument)
    {
        OptionId opposite = option == OptionId.LabelAdd ? OptionId.LabelDelete : OptionId.LabelAdd;
        switch (option)
        {
            case OptionId.LabelMap when _labelMapPath is not null:
                throw new CommandLineException("option `--labelmap' can only be specified once");
            case OptionId.LabelMap:
                _labelMapPath = argument;
                break;
            case OptionId.Label:
                _labels.AddRange(argument!.Split(','));
                break;
            default:
                if (_request.Has(opposite))
                {
                    throw new CommandLineException(
                        "cannot use --label-add and --label-del at the same time", ExitCodes.Failure);
                }

                (option == OptionId.LabelAdd ? _addedLabels : _deletedLabels).AddRange(argument?.Split(',') ?? []);
                break;
        }
    }

    /// <summary>A protocol without options leaves those of the one before in force, as the anchor does.</summary>
    private void ReadProtocol(string text)
    {
        _request.ProtocolName = text;
        if (FindByName(text) is { } named)
        {
            _protocol = named;
            _request.Protocol = named.Number;
        }
        else if (ProtocolDatabase.TryFind(text, out byte number))
        {
            _request.Protocol = number;
        }
        else if (CNumber.TryUnsigned(text, byte.MaxValue, out uint value))
        {
            _request.Protocol = (byte)value;
            _protocol = FindByNumber((byte)value) ?? _protocol;
        }
        else
        {
            throw new CommandLineException($"`{text}' unsupported protocol");
        }
    }

    private static ProtocolSpec? FindByName(string text)
    {
        foreach (ProtocolSpec protocol in ProtocolSpec.All)
        {
            if (protocol.Name.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return protocol;
            }
        }

        return null;
    }

    private static ProtocolSpec? FindByNumber(byte number)
    {
        foreach (ProtocolSpec protocol in ProtocolSpec.All)
        {
            if (protocol.Number == number)
            {
                return protocol;
            }
        }

        return null;
    }

    private void ReadProtocolArgument(OptionId option, string text)
    {
        long number = _protocol!.Number == IpProtocol.Gre ? (long)CNumber.Unsigned(text, out _) : CNumber.Decimal(text);
        switch (option)
        {
            case OptionId.SourcePort:
                _request.Original = _request.Original with { SourcePort = (ushort)number };
                break;
            case OptionId.DestinationPort:
                _request.Original = _request.Original with { DestinationPort = (ushort)number };
                break;
            case OptionId.ReplySourcePort:
                _request.Reply = _request.Reply with { SourcePort = (ushort)number };
                break;
            case OptionId.ReplyDestinationPort:
                _request.Reply = _request.Reply with { DestinationPort = (ushort)number };
                break;
            case OptionId.MaskSourcePort:
                _request.Mask = _request.Mask with { SourcePort = (ushort)number };
                break;
            case OptionId.MaskDestinationPort:
                _request.Mask = _request.Mask with { DestinationPort = (ushort)number };
                break;
            case OptionId.TupleSourcePort:
                _request.Expected = _request.Expected with { SourcePort = (ushort)number };
                break;
            case OptionId.TupleDestinationPort:
                _request.Expected = _request.Expected with { DestinationPort = (ushort)number };
                break;
            case OptionId.State:
                _request.State = ProtocolStates.Parse(_protocol!.Name, text);
                break;
            case OptionId.OriginalTag:
                _request.OriginalTag = TagOf(number);
                break;
            case OptionId.ReplyTag:
                _request.ReplyTag = TagOf(number);
                break;
            case OptionId.Role:
                _request.Role = ProtocolStates.ParseRole(text);
                break;
            case OptionId.IcmpType:
                _request.IcmpType = (byte)number;
                break;
            case OptionId.IcmpCode:
                _request.IcmpCode = (byte)number;
                break;
            case OptionId.IcmpId:
                _request.IcmpId = (ushort)number;
                break;
        }
    }

    /// <summary>The anchor hands the number to the kernel, and shows what it gets, without a change of byte order.</summary>
    private static uint TagOf(long number) =>
        BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness((uint)number) : (uint)number;

    private void ReadOwn(OptionId option, string text)
    {
        switch (option)
        {
            case OptionId.Filter:
                _request.Filter = ParseFilter(text);
                break;
            case OptionId.Sort:
                _request.Sort = text;
                break;
            case OptionId.Columns:
                _request.Columns = text.Split(',');
                break;
            default:
                _request.Limit = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit)
                    ? limit
                    : throw new CommandLineException($"--limit needs a number, and `{text}' is none");
                break;
        }
    }

    private static FilterNode ParseFilter(string text)
    {
        try
        {
            return FilterParser.Parse(text);
        }
        catch (FilterSyntaxException exception)
        {
            throw new CommandLineException($"--filter: {exception.Message}");
        }
    }
}
