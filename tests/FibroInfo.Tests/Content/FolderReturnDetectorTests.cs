using FibroInfo.Content;
using FibroInfo.Content.Files;

namespace FibroInfo.Tests.Content;

/// <summary>A content folder is put into its place file by file.</summary>
public sealed class FolderReturnDetectorTests : IDisposable
{
    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void A_folder_whose_files_are_still_coming_in_is_left_alone_until_two_looks_find_the_same()
    {
        var arrival = new FolderReturnDetector(new ContentFolder(_content.Root));
        foreach (string slug in new[] { "first", "second", "third" })
        {
            _content.Write($"articles/{slug}/en.md", TempContent.Article());
            Assert.False(arrival.HasSettled());
            Assert.True(arrival.IsUnderWay);
        }

        Assert.True(arrival.HasSettled());
        Assert.False(arrival.IsUnderWay);
    }

    [Fact]
    public void A_folder_that_never_comes_to_rest_is_read_all_the_same()
    {
        var arrival = new FolderReturnDetector(new ContentFolder(_content.Root));
        int looks = 1;
        for (; !arrival.HasSettled() && looks < 1000; looks++)
        {
            _content.Write("articles/busy/en.md", new string('x', looks));
        }

        Assert.InRange(looks, 2, 100);
    }

    [Fact]
    public void A_folder_that_is_away_is_not_waited_for()
    {
        File.Delete(_content.Full("site.yaml"));
        Assert.True(new FolderReturnDetector(new ContentFolder(_content.Root)).HasSettled());
    }
}
