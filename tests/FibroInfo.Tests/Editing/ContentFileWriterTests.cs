using FibroInfo.Content.Files;
using FibroInfo.Editing;

namespace FibroInfo.Tests.Editing;

/// <summary>A file of the content folder is whole or as it was.</summary>
public sealed class ContentFileWriterTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-files-");
    private readonly ContentFileWriter _files;

    public ContentFileWriterTests()
    {
        _files = new ContentFileWriter(new ContentFolder(_root.FullName));
        File.WriteAllText(PathOf("site.yaml"), "");
        File.WriteAllText(PathOf("a.md"), "one");
    }

    public void Dispose()
    {
        _files.Dispose();
        _root.Delete(recursive: true);
    }

    [Fact]
    public void What_was_seen_is_written_over_with_the_rights_it_had_and_nothing_is_left_beside_it()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf("a.md"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        }

        Assert.IsType<FileWriteOutcome.Done>(_files.Write("a.md", "one"u8, "two"u8));
        Assert.Equal("two", File.ReadAllText(PathOf("a.md")));
        Assert.Equal(["a.md", "site.yaml"], Directory.GetFiles(_root.FullName).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(1, _files.Writes);
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(PathOf("a.md")).HasFlag(UnixFileMode.GroupWrite));
        }
    }

    [Fact]
    public void What_somebody_else_wrote_is_not_written_over()
    {
        File.WriteAllText(PathOf("a.md"), "theirs");

        Assert.IsType<FileWriteOutcome.ChangedMeanwhile>(_files.Write("a.md", "one"u8, "two"u8));
        Assert.IsType<FileWriteOutcome.ChangedMeanwhile>(_files.Write("a.md", [], "two"u8));
        Assert.IsType<FileWriteOutcome.ChangedMeanwhile>(_files.Write("gone.md", "one"u8, "two"u8));
        Assert.Equal("theirs", File.ReadAllText(PathOf("a.md")));
        Assert.Equal(0, _files.Writes);
    }

    [Fact]
    public void A_new_file_is_made_where_none_was()
    {
        Assert.IsType<FileWriteOutcome.Done>(_files.Write("b.md", [], "new"u8));
        Assert.Equal("new", File.ReadAllText(PathOf("b.md")));
    }

    [Theory]
    [InlineData("../outside.md")]
    [InlineData("/etc/passwd")]
    [InlineData("articles/../../outside.md")]
    public void T13_A_path_that_leads_out_of_the_folder_is_a_slip_of_ours(string path) =>
        Assert.Throws<ArgumentException>(() => _files.Write(path, [], "x"u8));

    [Fact]
    public void T13_A_link_is_not_followed()
    {
        string outside = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.md");
        File.WriteAllText(outside, "one");
        File.CreateSymbolicLink(PathOf("link.md"), outside);

        Assert.IsType<FileWriteOutcome.ChangedMeanwhile>(_files.Write("link.md", "one"u8, "two"u8));
        Assert.Equal("one", File.ReadAllText(outside));
        File.Delete(outside);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_a_sentence_and_no_loss()
    {
        using var closed = new SmallDisk(_root, readOnly: true);

        var refused = Assert.IsType<FileWriteOutcome.Refused>(new ContentFileWriter(new ContentFolder(closed.Path)).Write("a.md", "one"u8, "two"u8));
        Assert.Contains("'a.md'", refused.Why, StringComparison.Ordinal);
        Assert.Equal("one", File.ReadAllText(Path.Combine(closed.Path, "a.md")));
    }

    [Fact]
    public void A_disk_that_is_full_is_a_sentence_and_no_loss()
    {
        using var full = new SmallDisk(_root, readOnly: false);

        var refused = Assert.IsType<FileWriteOutcome.Refused>(new ContentFileWriter(new ContentFolder(full.Path)).Write("a.md", "one"u8, new byte[1024 * 1024]));
        Assert.Contains("full", refused.Why, StringComparison.Ordinal);
        Assert.Equal("one", File.ReadAllText(Path.Combine(full.Path, "a.md")));
        Assert.Equal(["a.md", "site.yaml"], Directory.GetFiles(full.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_is_written_counts_as_written_though_its_folder_cannot_be_synced()
    {
        using var files = new ContentFileWriter(new ContentFolder(_root.FullName), _ => throw new IOException("The disk has a fault."));

        Assert.IsType<FileWriteOutcome.Done>(files.Write("a.md", "one"u8, "two"u8));
        Assert.Equal(("two", 1), (File.ReadAllText(PathOf("a.md")), files.Writes));
    }

    [Fact]
    public void Nothing_is_written_or_taken_away_while_the_folder_is_away_and_it_is_not_made_anew()
    {
        string away = _root.FullName + "-away";
        _root.MoveTo(away);
        string root = away[..^"-away".Length];

        Assert.Same(FileWriteOutcome.Refused.Away, _files.Write("articles/new/en.md", [], "new"u8));
        Assert.Same(FileWriteOutcome.Refused.Away, _files.Write("a.md", "one"u8, "two"u8));
        Assert.Same(FileWriteOutcome.Refused.Away, _files.Remove("a.md", "one"u8));
        Assert.Throws<FibroInfo.Data.ContentUnavailableException>(() => _files.Read("a.md"));
        Assert.False(Directory.Exists(root));

        // A drive that is not mounted is an empty folder.
        Directory.CreateDirectory(root);
        Assert.Same(FileWriteOutcome.Refused.Away, _files.Write("articles/new/en.md", [], "new"u8));
        Assert.Empty(Directory.GetFileSystemEntries(root));
        Directory.Delete(root);
        _root.MoveTo(root);
        Assert.IsType<FileWriteOutcome.Done>(_files.Write("a.md", "one"u8, "two"u8));
    }

    private string PathOf(string name) => Path.Combine(_root.FullName, name);
}
