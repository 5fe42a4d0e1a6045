// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Collections.Generic;
using Daemon.Configuration;
var c = CommandLine.Parse(args);
if (c.Mode == CommandLineMode.Help) { HelpText.Write(Console.Out); return 0; }
try { EffectiveConfiguration.Write(new OptionsLoader(c, new Dictionary<string,string>(), Directory.GetCurrentDirectory()).Load(), Console.Out); }
catch (ConfigurationException e) { Console.WriteLine(e.Message); return 2; }
return 0;
