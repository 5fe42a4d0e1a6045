// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Store;

/// <summary>A revision of one project. Immutable.</summary>
/// <param name="Project">The id of the project, which may be gone by now.</param>
/// <param name="Number">The number, from 1; the removal of a project is its last revision.</param>
public sealed record ProjectRevision(long Project, int Number);
