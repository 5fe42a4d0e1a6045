// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;

namespace Daemon.Query;

/// <summary>One number of a row that is not in its record, such as a rate; a struct, so that loops over it are compiled for it alone.</summary>
internal interface IRowValue
{
    /// <summary>Reads the number.</summary>
    /// <returns>The number, or <see cref="RowReader.Absent"/> when the row has none.</returns>
    public long Read(in RowBlock block, int offset);
}
