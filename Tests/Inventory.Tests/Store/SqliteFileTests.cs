// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Inventory.Model;
using Inventory.Store;
using Microsoft.Data.Sqlite;
using NUnit.Framework;

namespace Inventory.Tests.Store;

/// <summary>What only a store in a file has: its mode, its backups, and what else may lie in its place.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SqliteFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly RevisionNote s_note = new(SampleInventory.Now, "alice", "");

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pyctd-st-");

    private string File => PathOf("inventory.db");

    public void Dispose() => _directory.Delete(recursive: true);

    [Test]
    public async Task Open_NewFile_IsReadableByTheOwnerAlone()
    {
        await using IInventoryStore store = await OpenAsync();
        await FillAsync(store);

        Assert.That(_directory.GetFiles().Select(file => file.Name), Does.Contain("inventory.db-wal"));
        Assert.That(_directory.GetFiles().Select(file => file.UnixFileMode), Is.All.EqualTo(OwnerOnly));
    }

    [Test]
    public void Open_InADirectoryThatIsNotThere_SaysSo()
    {
        Assert.That(
            () => InventoryStores.OpenAsync(PathOf("missing/inventory.db"), CancellationToken.None),
            Throws.TypeOf<InventoryStoreException>().With.Message.Contains("missing"));
    }

    [TestCase("this is a letter, and no database\n")]
    [TestCase("SQLite format 3\0 and then nothing that belongs there")]
    public void Open_SomethingElse_IsRefusedAndLeftAlone(string content)
    {
        System.IO.File.WriteAllText(File, content);

        Assert.That(OpenAsync, Throws.TypeOf<InventoryStoreException>().With.Message.Not.Contains('\n'));
        Assert.That(System.IO.File.ReadAllText(File), Is.EqualTo(content));
    }

    [Test]
    public async Task Open_AnotherProgramsDatabase_IsRefusedAndLeftAlone()
    {
        await using (IInventoryStore store = await OpenAsync())
        {
            await store.BackupAsync(PathOf("other.db"), CancellationToken.None);
        }

        await ExecuteAsync(PathOf("other.db"), "PRAGMA application_id=1");
        byte[] content = System.IO.File.ReadAllBytes(PathOf("other.db"));

        Assert.That(
            () => InventoryStores.OpenAsync(PathOf("other.db"), CancellationToken.None),
            Throws.TypeOf<InventoryStoreException>().With.Message.Contains("another program"));
        Assert.That(System.IO.File.ReadAllBytes(PathOf("other.db")), Is.EqualTo(content));
    }

    [Test]
    public async Task Open_DamagedFile_IsRefusedAndLeftAlone()
    {
        await using (IInventoryStore store = await OpenAsync())
        {
            await FillAsync(store);
            await store.BackupAsync(PathOf("damaged.db"), CancellationToken.None);
        }

        byte[] content = System.IO.File.ReadAllBytes(PathOf("damaged.db"));
        Array.Fill(content, (byte)0xA5, content.Length / 2, content.Length / 4);
        System.IO.File.WriteAllBytes(PathOf("damaged.db"), content);

        Assert.That(
            () => InventoryStores.OpenAsync(PathOf("damaged.db"), CancellationToken.None),
            Throws.TypeOf<InventoryStoreException>().With.Message.Contains("is damaged").And.Message.Not.Contains('\n'));
        Assert.That(System.IO.File.ReadAllBytes(PathOf("damaged.db")), Is.EqualTo(content));
    }

    [Test]
    public async Task Backup_WhileTheStoreIsWrittenTo_IsAStoreOfItsOwn()
    {
        await using IInventoryStore store = await OpenAsync();
        InventoryState state = await FillAsync(store);

        await store.BackupAsync(PathOf("copy.db"), CancellationToken.None);
        var edit = new InventoryEdit(state.Model);
        edit.Add(new Location { Name = "later" });
        await store.WriteAsync(state, edit, s_note, CancellationToken.None);

        Assert.That(System.IO.File.GetUnixFileMode(PathOf("copy.db")), Is.EqualTo(OwnerOnly));
        await using IInventoryStore copy = await InventoryStores.OpenAsync(PathOf("copy.db"), CancellationToken.None);
        InventoryState copied = await copy.ReadAsync(CancellationToken.None);
        Assert.That(StoreRecords.Of(copied.Model), Is.EqualTo(StoreRecords.Of(state.Model)));
    }

    [Test]
    public async Task Backup_OntoAFile_IsRefusedAndLeavesIt()
    {
        System.IO.File.WriteAllText(PathOf("precious"), "gold");
        await using IInventoryStore store = await OpenAsync();

        Assert.That(
            () => store.BackupAsync(PathOf("precious"), CancellationToken.None), Throws.TypeOf<InventoryStoreException>());
        Assert.That(System.IO.File.ReadAllText(PathOf("precious")), Is.EqualTo("gold"));
    }

    [Test]
    public async Task Open_OlderSchema_KeepsACopyOfItFirst()
    {
        InventoryState state;
        await using (IInventoryStore older = await OpenAsync())
        {
            state = await FillAsync(older);
        }

        string[] failing = [.. SchemaVersions.All, "SELECT nonsense"];
        Assert.That(
            () => SqlInventoryStore.OpenAsync(new SqliteDatabase(File), failing, CancellationToken.None),
            Throws.TypeOf<InventoryStoreException>());
        string[] versions = [.. SchemaVersions.All, "DELETE FROM communication"];
        await using (await SqlInventoryStore.OpenAsync(new SqliteDatabase(File), versions, CancellationToken.None))
        {
        }

        await using IInventoryStore copy = await InventoryStores.OpenAsync(File + ".v1", CancellationToken.None);
        InventoryState copied = await copy.ReadAsync(CancellationToken.None);
        Assert.That(StoreRecords.Of(copied.Model), Is.EqualTo(StoreRecords.Of(state.Model)));
    }

    [Test]
    public async Task Read_AfterAnOlderBackupWasPutInPlace_HasWhatThatHas()
    {
        await using IInventoryStore store = await OpenAsync();
        InventoryState empty = await store.ReadAsync(CancellationToken.None);
        await FillAsync(store);

        await ExecuteAsync(
            File,
            "DELETE FROM change; DELETE FROM revision; DELETE FROM communication; DELETE FROM address; " +
            "DELETE FROM interface; DELETE FROM membership; DELETE FROM entity; DELETE FROM location; " +
            "DELETE FROM service; DELETE FROM project; UPDATE inventory_state SET version = 0");

        InventoryState read = await store.ReadAsync(CancellationToken.None);
        Assert.That(read.Version, Is.EqualTo(empty.Version));
        Assert.That(StoreRecords.Of(read.Model), Is.Empty);
    }

    private static async Task ExecuteAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.ExecuteAsync(sql);
    }

    private static async Task<InventoryState> FillAsync(IInventoryStore store)
    {
        InventoryState empty = await store.ReadAsync(CancellationToken.None);
        var edit = new InventoryEdit(empty.Model);
        foreach (IRecord record in StoreRecords.Of(FullInventory.Make()))
        {
            edit.Put(record);
        }

        return await store.WriteAsync(empty, edit, s_note, CancellationToken.None);
    }

    private string PathOf(string name) => Path.Combine(_directory.FullName, name);

    private Task<IInventoryStore> OpenAsync() => InventoryStores.OpenAsync(File, CancellationToken.None);
}
