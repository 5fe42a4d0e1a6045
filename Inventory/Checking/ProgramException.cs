// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Inventory.Checking;

/// <summary>
/// A program could not be run to its end: it is missing, took too long, or wrote too much. The message is a sentence for
/// the user.
/// </summary>
public sealed class ProgramException(string message, Exception? inner = null) : Exception(message, inner);
