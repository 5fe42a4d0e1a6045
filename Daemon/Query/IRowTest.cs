// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;

namespace Daemon.Query;

/// <summary>A condition on what is beside a row's record; a struct, so that the loop around it is compiled for it alone.</summary>
internal interface IRowTest
{
    /// <summary>Whether the row meets the condition.</summary>
    public bool Test(in RowBlock block, int offset);
}
