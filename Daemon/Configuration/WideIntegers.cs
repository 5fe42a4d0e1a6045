// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Configuration;

/// <summary>How integers outside the signed 32-bit range, such as byte counters, are written in replies.</summary>
internal enum WideIntegers
{
    /// <summary>As <c>i8</c>, an extension that Python, PHP and Perl read.</summary>
    I8,

    /// <summary>As decimal strings, for clients that know no <c>i8</c>.</summary>
    String,
}
