using FibroInfo.Backup;
using FibroInfo.Commands;
using FibroInfo.Data;

namespace FibroInfo.Tests.Backup;

public sealed class BackupManifestTests(GoodBackup good) : IClassFixture<GoodBackup>, IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"fibroinfo-manifest-{Guid.NewGuid():N}.zip");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_backup_names_the_version_of_the_program_that_made_it()
    {
        Assert.Null(BackupArchive.TryOpen(good.Zip, out BackupArchive? backup));
        using (backup)
        {
            Assert.Equal(ProgramVersion.Current, backup!.Manifest.Program);
        }

        Assert.Equal(ProgramVersion.Current, (string?)new Forgery(good.Zip).Manifest["program"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_backup_from_before_the_version_was_written_is_still_whole(bool hasNull)
    {
        var older = new Forgery(good.Zip);
        Assert.True(older.Manifest.Remove("program"));
        if (hasNull)
        {
            older.Manifest["program"] = null;
        }

        older.Write(_path);

        ControlResponse answer = await VerifyCommand.CheckAsync(_path, _ => { }, CancellationToken.None);
        Assert.Equal((0, ""), (answer.Exit, answer.Err));
        Assert.Null(BackupArchive.TryOpen(_path, out BackupArchive? backup));
        using (backup)
        {
            Assert.Null(backup!.Manifest.Program);
        }
    }
}
