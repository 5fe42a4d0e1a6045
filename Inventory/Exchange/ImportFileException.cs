// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Localization;

namespace Inventory.Exchange;

/// <summary>A file cannot be read at all.</summary>
internal sealed class ImportFileException(int line, string code, FormattableString message)
    : Exception(Messages.Format(message))
{
    /// <summary>What to tell the user.</summary>
    public ImportFinding Finding => new(line, code, "", Message);
}
