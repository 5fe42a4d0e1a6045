// SPDX-License-Identifier: GPL-2.0-or-later
using Localization;
using XmlRpc.Values;

namespace XmlRpc.Codec;

/// <summary>More was written than <see cref="XmlRpcLimits.ReplyBytes"/> allows. A method lets it pass.</summary>
public sealed class XmlRpcReplyTooLargeException : XmlRpcFaultException
{
    internal XmlRpcReplyTooLargeException(long limit)
        : base(
            XmlRpcFaultCodes.TooLarge,
            Messages.Format($"The answer would be larger than {limit} bytes; ask for less at a time."))
    {
    }
}
