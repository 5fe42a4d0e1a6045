// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Exchange.Conntrackt;

/// <summary>The models of Django Conntrackt, by the names under which dumpdata writes them.</summary>
internal static class DumpdataModel
{
    /// <summary>The application that they are of.</summary>
    public const string Application = "conntrackt.";

    public const string Project = Application + "project";

    public const string Location = Application + "location";

    public const string Entity = Application + "entity";

    public const string Interface = Application + "interface";

    public const string Communication = Application + "communication";
}
