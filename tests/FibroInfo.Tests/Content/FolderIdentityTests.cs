using FibroInfo.Content.Files;

namespace FibroInfo.Tests.Content;

/// <summary>Another folder under the same name is told from the one that was there.</summary>
public sealed class FolderIdentityTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-identity-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void What_is_written_in_a_folder_leaves_it_the_same()
    {
        string folder = Make("content");
        string? before = FolderIdentity.Find(folder);
        File.WriteAllText(Path.Combine(folder, "site.yaml"), "");

        Assert.NotNull(before);
        Assert.Equal(before, FolderIdentity.Find(folder));
    }

    [Fact]
    public void A_folder_that_takes_its_place_is_another_though_it_has_the_same_times()
    {
        string folder = Make("content"), fresh = Make("fresh");
        string? before = FolderIdentity.Find(folder);
        Directory.SetLastWriteTimeUtc(fresh, Directory.GetLastWriteTimeUtc(folder));
        Directory.Move(folder, folder + "-old");
        Assert.Null(FolderIdentity.Find(folder));
        Directory.Move(fresh, folder);

        Assert.NotEqual(before, FolderIdentity.Find(folder));
    }

    [Fact]
    public void A_folder_that_is_deleted_and_made_again_is_another()
    {
        string folder = Make("content");
        string? before = FolderIdentity.Find(folder);
        Directory.Delete(folder);
        Make("content");

        Assert.NotEqual(before, FolderIdentity.Find(folder));
    }

    [Fact]
    public void A_link_anywhere_above_it_that_is_switched_leads_to_another()
    {
        Make("one/content");
        Make("two/content");
        string link = Path.Combine(_root.FullName, "current"), folder = Path.Combine(link, "content");
        Directory.CreateSymbolicLink(link, Path.Combine(_root.FullName, "one"));
        string? before = FolderIdentity.Find(folder);
        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, Path.Combine(_root.FullName, "two"));

        Assert.NotEqual(before, FolderIdentity.Find(folder));
    }

    private string Make(string name) => _root.CreateSubdirectory(name).FullName;
}
