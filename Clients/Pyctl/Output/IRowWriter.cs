// SPDX-License-Identifier: GPL-2.0-or-later
namespace Pyctl.Output;

/// <summary>Writes rows in one of the formats.</summary>
/// <typeparam name="T">What a row is.</typeparam>
internal interface IRowWriter<in T>
{
    /// <summary>Writes a row.</summary>
    public void Write(T row);

    /// <summary>Writes what comes after the last row.</summary>
    public void End();
}
