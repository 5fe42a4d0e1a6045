// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Localization;

namespace Auth.Sha;

/// <summary>A password file cannot be used. The message says which, why and what to do; it holds no secret.</summary>
/// <param name="path">The file.</param>
/// <param name="problem">What is wrong, and what to do.</param>
/// <param name="inner">The cause, if there is one.</param>
public sealed class PasswordFileException(string path, string problem, Exception? inner = null)
    : Exception(Messages.Format($"{path}: {problem}"), inner)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
