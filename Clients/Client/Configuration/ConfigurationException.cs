// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Client.Configuration;

/// <summary>
/// A file, or an address, by which a daemon was to be found is not valid. The message is for the user.
/// </summary>
/// <param name="message">What is wrong, where, and what to do.</param>
public sealed class ConfigurationException(string message) : Exception(message);
