// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Daemon.Configuration;

/// <summary>All that one source (file, environment or command line) says.</summary>
internal sealed class SettingsLayer
{
    /// <summary>The settings by the option's name.</summary>
    public Dictionary<string, Setting> Options { get; } = [];

    /// <summary>The settings of authentication modules.</summary>
    public List<ModuleSetting> ModuleOptions { get; } = [];

    /// <summary>What is wrong with the source itself; each is a whole sentence.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>What is odd but harmless.</summary>
    public List<string> Warnings { get; } = [];
}
