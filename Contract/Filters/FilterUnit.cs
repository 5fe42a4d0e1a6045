// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>How the numbers of a quantity are written.</summary>
public enum FilterUnit
{
    /// <summary>Decimal, without units.</summary>
    Number,

    /// <summary>Decimal, or hexadecimal with <c>0x</c>; printed as hexadecimal.</summary>
    Bits,

    /// <summary>Decimal with <c>K M G T</c> (powers of 1000) or <c>Ki Mi Gi Ti</c> (powers of 1024).</summary>
    Count,

    /// <summary>Seconds, or with <c>s m h d w</c>, also combined: <c>1h30m</c>.</summary>
    Duration,

    /// <summary>Seconds since 1970 UTC, or <c>2026-11-24T13:00:00Z</c>.</summary>
    Moment,
}
