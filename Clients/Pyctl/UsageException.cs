// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Pyctl;

/// <summary>What was asked for is not valid. The message is for the user.</summary>
internal sealed class UsageException(string message) : Exception(message);
