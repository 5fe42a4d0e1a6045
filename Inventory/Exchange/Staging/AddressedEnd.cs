// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Exchange.Staging;

/// <summary>An end of a communication in a table: its name, and the addresses beside it.</summary>
/// <param name="Name">The name: <c>any</c>, an entity, or an interface of one.</param>
/// <param name="Addresses">The addresses with blanks or commas between them; empty where the table has none.</param>
internal sealed record AddressedEnd(string Name, string Addresses);
