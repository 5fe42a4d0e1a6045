// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract;

/// <summary>
/// The names of the inventory's procedures. Each takes the session id and a struct. The first six there are for each of
/// the <see cref="InventoryModels"/>.
/// </summary>
public static class InventoryMethods
{
    /// <summary>Several writes of communications at once.</summary>
    public const string CommunicationBulk = "inv.communication.bulk";

    /// <summary>Finds records by text, address or port.</summary>
    public const string Search = "inv.search";

    /// <summary>Proposes records while somebody types.</summary>
    public const string Suggest = "inv.suggest";

    /// <summary>Finds what an address belongs to.</summary>
    public const string Resolve = "inv.resolve";

    /// <summary>Lists the revisions of a project.</summary>
    public const string History = "inv.history";

    /// <summary>Compares two revisions of a project.</summary>
    public const string Diff = "inv.diff";

    /// <summary>Makes a project what it was at a revision.</summary>
    public const string Revert = "inv.revert";

    /// <summary>Writes a project as a file.</summary>
    public const string Export = "inv.export";

    /// <summary>Takes a file into the inventory.</summary>
    public const string Import = "inv.import";

    /// <summary>Writes the rules of an entity.</summary>
    public const string Render = "inv.render";

    /// <summary>Writes the rules of a project or location as an archive.</summary>
    public const string Bundle = "inv.bundle";

    /// <summary>Checks rules by the model, the tools or the kernel.</summary>
    public const string Validate = "inv.validate";

    /// <summary>Finds what is doubtful in a project.</summary>
    public const string Lint = "inv.lint";

    /// <summary>Draws a project.</summary>
    public const string Diagram = "inv.diagram";

    /// <summary>One page of the records of a model.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    public static string List(string model) => $"inv.{model}.list";

    /// <summary>One record.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    public static string Get(string model) => $"inv.{model}.get";

    /// <summary>Adds a record.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    public static string Create(string model) => $"inv.{model}.create";

    /// <summary>Changes fields of a record.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    public static string Update(string model) => $"inv.{model}.update";

    /// <summary>Shows what would go with a record.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    public static string DeletePreview(string model) => $"inv.{model}.delete_preview";

    /// <summary>Removes what a preview showed.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    public static string Delete(string model) => $"inv.{model}.delete";
}
