using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using FibroInfo.Commands;
using FibroInfo.Data;
using FibroInfo.Tests.Commands;
using FibroInfo.Tests.Running;
using Microsoft.Data.Sqlite;

namespace FibroInfo.Tests.Backup;

/// <summary>What a running site does for a backup: it copies its database, says how far it is, and hands over the copy.</summary>
public sealed class CopyTests(VerbSite site) : IClassFixture<VerbSite>
{
    private string Copies => Path.Combine(site.Data.FullName, "copies");

    [Fact]
    public async Task How_far_it_is_comes_line_by_line_before_the_answer_which_names_the_copy()
    {
        JsonNode[] lines = await AskAsync();

        Assert.True(lines.Length > 1, "Nothing was told before the answer.");
        Assert.All(lines[..^1], line => Assert.Equal("Copying the database", (string)line["what"]!));
        Assert.Equal(0, (int)lines[^1]["exit"]!);
        string copy = Path.Combine(Copies, (string)lines[^1]["out"]!);
        DatabaseInspection facts = DatabaseInspection.Inspect(copy)!;
        // It is in the copy itself: the copy is later than every write that was acknowledged.
        Assert.Equal(("ok", 1L), (facts.Integrity, Count(copy, "select count(*) from audit where action = 'backup.copy'")));
        Assert.Equal(DatabaseCreator.ThisProgram, facts.Origin.Creator);
        File.Delete(copy);
    }

    [Fact]
    public async Task A_copy_that_nobody_fetched_is_taken_away_by_the_next_backup()
    {
        Directory.CreateDirectory(Copies);
        string old = Path.Combine(Copies, "old.db"), young = Path.Combine(Copies, "young.db");
        await File.WriteAllTextAsync(old, "Somebody's words.");
        await File.WriteAllTextAsync(young, "Being fetched.");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));

        await AskAsync();

        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));
    }

    [Fact]
    public async Task With_the_store_away_there_is_no_backup_and_a_sentence()
    {
        using var away = new RunningSite(_ => { }, root => root.CreateSubdirectory("data"), ("Store:ConnectionString", "Data Source=/proc/nowhere/x.db"));

        (int exitCode, _, string errors) = await Task.Run(() => Executable.Run("backup", Path.Combine(away.Data.FullName, "site.zip"), $"--Paths:Data={away.Data.FullName}"));

        Assert.Equal(1, exitCode);
        Assert.Contains("The database isn't available", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup", 2, "FILE")]
    [InlineData("backup a.zip b.zip", 2, "'b.zip'")]
    [InlineData("backup /", 1, "'/' already exists")]
    [InlineData("backup /nowhere/site.zip", 1, "There is no folder '/nowhere'.")]
    [InlineData("verify /nowhere/site.zip", 2, "There is no file '/nowhere/site.zip'.")]
    [InlineData("restore /nowhere/site.zip --replace", 2, "There is no file '/nowhere/site.zip'.")]
    [InlineData("restore /etc/hostname --replce", 2, "Did you mean '--replace'?")]
    [InlineData("verify /etc/hostname", 1, "It isn't a complete zip file")]
    public void What_cannot_be_done_ends_with_its_number_and_a_sentence(string line, int code, string sentence)
    {
        (int exitCode, string output, string errors) = Executable.Run([.. line.Split(' '), $"--Paths:Data={site.Data.FullName}"]);

        Assert.Equal((code, ""), (exitCode, output));
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
    }

    private async Task<JsonNode[]> AskAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(site.Data.FullName, "site.sock")));
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.UTF8.GetBytes($$"""{"verb":"{{BackupCommandHandler.Copy}}","args":[]}""" + "\n"));
        using var reader = new StreamReader(stream);
        return [.. (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    private static long Count(string path, string sql)
    {
        using var db = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        db.Open();
#pragma warning disable CA2100 // The words of a test.
        using var command = new SqliteCommand(sql, db);
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
