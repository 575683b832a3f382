using FibroInfo.Data;

namespace FibroInfo.Tests.Data;

public sealed class DataFolderTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-folder-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void The_first_readers_who_come_at_once_all_get_the_one_secret_that_is_kept()
    {
        using var folder = new DataFolder(_root.FullName);
        using var start = new Barrier(16);
        string[] secrets = new string[start.ParticipantCount];
        Thread[] readers = [.. secrets.Select((_, at) => new Thread(() =>
        {
            start.SignalAndWait();
            secrets[at] = Convert.ToHexString(folder.Secret("reader"));
        }))];
        Array.ForEach(readers, reader => reader.Start());
        Array.ForEach(readers, reader => reader.Join());

        string kept = Convert.ToHexString(File.ReadAllBytes(folder.File("keys", "reader.key")));
        Assert.All(secrets, secret => Assert.Equal(kept, secret));
    }
}
