// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Reflection;
using System.Text.Json;

namespace Inventory.Store;

/// <summary>
/// The statements for one table, which has a column for each property of its rows that is no array. Many rows go in with
/// one statement: they are its parameter <c>rows</c>, a JSON array. Immutable; safe to use from any thread.
/// </summary>
internal sealed class SqlTable
{
    private readonly ISqlDatabase _database;

    /// <summary>Makes the statements.</summary>
    /// <param name="name">The name of the table.</param>
    /// <param name="key">The columns that are its primary key.</param>
    /// <param name="rowType">The type of its rows.</param>
    /// <param name="database">Where it is.</param>
    public SqlTable(string name, string key, Type rowType, ISqlDatabase database)
    {
        _database = database;
        Name = name;
        PropertyInfo[] properties = [.. rowType.GetProperties().Where(property => !property.PropertyType.IsArray)];
        string[] columns = [.. properties.Select(property => NameOf(property))];
        string[] others = [.. columns.Except(key.Split(", "))];
        Selection = "SELECT " +
            string.Join(", ", properties.Select(property => $"{NameOf(property)} AS {property.Name}")) + $" FROM {name}";
        Insertion = $"INSERT INTO {name} ({string.Join(", ", columns)}) " +
            $"SELECT {string.Join(", ", properties.Select(ValueOf))} FROM {database.Rows} AS r";

        // Without a condition SQLite takes the ON for that of a join.
        Upsert = $"{Insertion} WHERE true ON CONFLICT ({key}) DO UPDATE SET " +
            string.Join(", ", others.Select(column => $"{column} = excluded.{column}"));
    }

    /// <summary>The name of the table.</summary>
    public string Name { get; }

    /// <summary>Reads all rows; conditions and an order may follow.</summary>
    public string Selection { get; }

    /// <summary>Adds rows.</summary>
    public string Insertion { get; }

    /// <summary>Adds rows, and replaces those that are there.</summary>
    public string Upsert { get; }

    /// <summary>Removes the rows that have the <c>id</c> of one of <c>rows</c> in a column.</summary>
    public string DeletionBy(string column) =>
        $"DELETE FROM {Name} WHERE {column} IN (SELECT CAST(r.value->>'id' AS BIGINT) FROM {_database.Rows} AS r)";

    private static string ValueOf(PropertyInfo property)
    {
        string value = $"r.value->>'{NameOf(property)}'";
        return property.PropertyType == typeof(string) ? value : $"CAST({value} AS BIGINT)";
    }

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
}
