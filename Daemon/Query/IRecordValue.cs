// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>One number of a record, read in place; a struct, so that loops over it are compiled for it alone.</summary>
internal interface IRecordValue
{
    /// <summary>Reads the number.</summary>
    /// <returns>The number, or <see cref="RowReader.Absent"/> when the record has none.</returns>
    public long Read(in ConntrackRecord record);
}
