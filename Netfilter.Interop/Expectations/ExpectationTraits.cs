// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Expectations;

/// <summary>The flags of an expectation (NF_CT_EXPECT_* of linux/netfilter/nf_conntrack_common.h).</summary>
[Flags]
public enum ExpectationTraits : uint
{
    /// <summary>No flag: the expectation ends with the first flow that meets it.</summary>
    None = 0,

    /// <summary>It stays when a flow has met it.</summary>
    Permanent = 1,

    /// <summary>It is not met by any flow.</summary>
    Inactive = 2,

    /// <summary>It was made by a program without a helper in the kernel. The kernel sets and clears it as it is.</summary>
    Userspace = 4,
}
