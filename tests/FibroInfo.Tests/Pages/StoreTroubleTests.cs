using System.Diagnostics;
using FibroInfo.Data;
using FibroInfo.Tests.Backup;
using FibroInfo.Tests.Running;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Tests.Pages;

/// <summary>
/// R4, R5, R7 over HTTP: whatever the store suffers, at the start or later, articles are served, posts are asked for again,
/// and nothing that was acknowledged is lost.
/// </summary>
public sealed class StoreTroubleTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("fibroinfo-trouble-");

    private string Database => Path.Combine(_data.FullName, "fibroinfo.db");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task A_database_that_another_program_holds_for_ten_seconds_loses_nothing_R7()
    {
        using RunningSite site = Start(_data.FullName);
        var voices = new Voices(site);
        await voices.AreTakenAsync();
        using (Hold(Database))
        {
            var held = Stopwatch.StartNew();
            while (held.Elapsed < TimeSpan.FromSeconds(10))
            {
                await voices.AreRefusedAsync();
            }
        }

        await voices.ComeBackAsync();
    }

    [Fact]
    public async Task A_database_that_is_held_at_the_start_loses_nothing_R7()
    {
        Voices voices = await FilledAsync(_data.FullName);
        HeldDatabase held = Hold(Database);
        using RunningSite site = Start(_data.FullName);
        voices.Site = site;
        await voices.AreRefusedAsync();
        held.Dispose();
        await voices.ComeBackAsync();
    }

    [Fact]
    public async Task A_database_that_is_gone_and_comes_back_loses_nothing_R5()
    {
        using RunningSite site = Start(_data.FullName);
        var voices = new Voices(site);
        await voices.AreTakenAsync();
        File.Move(Database, $"{Database}.aside");
        await voices.AreRefusedAsync();
        File.Move($"{Database}.aside", Database);
        await voices.ComeBackAsync();
    }

    [Fact]
    public async Task Where_a_folder_lies_in_the_place_of_the_database_at_the_start_nothing_is_lost_R5()
    {
        Voices voices = await FilledAsync(_data.FullName);
        File.Move(Database, $"{Database}.aside");
        Directory.CreateDirectory(Database);
        using RunningSite site = Start(_data.FullName);
        voices.Site = site;
        await voices.AreRefusedAsync();
        Directory.Delete(Database);
        File.Move($"{Database}.aside", Database);
        await voices.ComeBackAsync();
    }

    [DiskFact]
    public async Task A_database_that_comes_back_read_only_loses_nothing_R5()
    {
        using RunningSite site = Start(_data.FullName);
        var voices = new Voices(site);
        await voices.AreTakenAsync();
        // What is open already stays open: only who opens it anew is refused.
        File.Move(Database, $"{Database}.aside");
        await voices.AreRefusedAsync();
        File.Move($"{Database}.aside", Database);
        using (SmallDisk.ReadOnly(Database))
        {
            await voices.AreRefusedAsync();
            await voices.AreRefusedAsync();
        }

        await voices.ComeBackAsync();
    }

    [DiskFact]
    public async Task A_disk_that_is_read_only_at_the_start_loses_nothing_R5()
    {
        using var disk = new SmallDisk(16_000);
        Voices voices = await FilledAsync(disk.Path);
        disk.MakeReadOnly();
        using RunningSite site = Start(disk.Path);
        voices.Site = site;
        await voices.AreRefusedAsync();
        disk.MakeWritable();
        await voices.ComeBackAsync();
    }

    [DiskFact]
    public async Task A_disk_that_is_full_loses_nothing_R4()
    {
        using var disk = new SmallDisk(16_000);
        using RunningSite site = Start(disk.Path);
        var voices = new Voices(site);
        await voices.AreTakenAsync();
        disk.Fill();
        await voices.AreRefusedAsync();
        await voices.AreRefusedAsync();
        disk.MakeRoom();
        await voices.ComeBackAsync();
    }

    [DiskFact]
    public async Task A_disk_that_is_full_at_the_start_loses_nothing_R4()
    {
        using var disk = new SmallDisk(16_000);
        Voices voices = await FilledAsync(disk.Path);
        disk.Fill();
        using RunningSite site = Start(disk.Path);
        voices.Site = site;
        await voices.AreRefusedAsync();
        disk.MakeRoom();
        await voices.ComeBackAsync();
    }

    private static RunningSite Start(string data) => new(
        _ => { }, _ => new DirectoryInfo(data), ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "0"));

    // A first run of the site, which has something to lose, and has ended.
    private static async Task<Voices> FilledAsync(string data)
    {
        Voices voices;
        using (RunningSite first = Start(data))
        {
            voices = new Voices(first);
            await voices.AreTakenAsync();
        }

        using var folder = new DataFolder(data);
        Assert.True(SpinWait.SpinUntil(folder.TryLock, TimeSpan.FromSeconds(10)), "The first run did not let go of its folder.");
        return voices;
    }

    // As a backup program does that copies it, or somebody with a tool for databases.
    private static HeldDatabase Hold(string database) => new(database);

    private sealed class HeldDatabase : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteTransaction _transaction;

        public HeldDatabase(string database)
        {
            _connection = new SqliteConnection($"Data Source={database};Pooling=False");
            _connection.Open();
            _transaction = _connection.BeginTransaction();
        }

        public void Dispose()
        {
            _transaction.Dispose();
            _connection.Dispose();
        }
    }
}
