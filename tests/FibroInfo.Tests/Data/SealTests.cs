using System.Runtime.Versioning;
using System.Text;
using FibroInfo.Data;

namespace FibroInfo.Tests.Data;

public sealed class SealTests : IDisposable
{
    private const string Address = "kari.nordmann@example.org";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-seal-");
    private readonly DataFolder _folder;

    public SealTests() => _folder = new DataFolder(_root.FullName);

    public void Dispose()
    {
        _folder.Dispose();
        _root.Delete(recursive: true);
    }

    [Fact]
    public void What_was_sealed_is_opened_after_the_next_start()
    {
        byte[] closed = Keys.SealOf(_folder).Protect(Address);

        Assert.Equal(Address, Keys.SealOf(_folder).Unprotect(closed));
        Assert.DoesNotContain("nordmann", Encoding.Latin1.GetString(closed), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_words_sealed_twice_do_not_look_the_same()
    {
        FieldProtector seal = Keys.SealOf(_folder);

        Assert.NotEqual(seal.Protect(Address), seal.Protect(Address));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Nobody_but_the_site_s_own_user_may_read_the_keys()
    {
        Keys.SealOf(_folder).Protect(Address);

        string file = Assert.Single(Directory.GetFiles(_folder.File("keys")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.File("keys")));
    }

    [Fact]
    public void What_was_changed_or_sealed_with_a_lost_key_opens_to_nothing()
    {
        byte[] closed = Keys.SealOf(_folder).Protect(Address);
        byte[] changed = [.. closed];
        changed[^1] ^= 1;

        Assert.Null(Keys.SealOf(_folder).Unprotect(changed));
        Assert.Null(Keys.SealOf(_folder).Unprotect([]));

        Directory.Delete(_folder.File("keys"), recursive: true);
        Assert.Null(Keys.SealOf(_folder).Unprotect(closed));
    }

    [Fact]
    public void While_the_keys_cannot_be_read_the_store_is_away_and_afterwards_it_is_back()
    {
        byte[] closed = Keys.SealOf(_folder).Protect(Address);
        Directory.Move(_folder.File("keys"), _folder.File("aside"));
        File.WriteAllText(_folder.File("keys"), "A file where the folder was.");
        FieldProtector seal = Keys.SealOf(_folder);

        Assert.Throws<DatabaseUnavailableException>(() => seal.Protect(Address));
        Assert.Throws<DatabaseUnavailableException>(() => seal.Unprotect(closed));

        File.Delete(_folder.File("keys"));
        Directory.Move(_folder.File("aside"), _folder.File("keys"));
        Assert.Equal(Address, seal.Unprotect(closed));
    }

    [Fact]
    public void A_key_that_is_half_a_file_keeps_the_store_away_and_no_new_key_takes_its_place()
    {
        byte[] closed = Keys.SealOf(_folder).Protect(Address);
        string file = Assert.Single(Directory.GetFiles(_folder.File("keys")));
        string whole = File.ReadAllText(file);
        File.WriteAllText(file, whole[..(whole.Length / 2)]);
        FieldProtector seal = Keys.SealOf(_folder);

        Assert.Throws<DatabaseUnavailableException>(() => seal.Protect(Address));
        Assert.Throws<DatabaseUnavailableException>(() => seal.Unprotect(closed));
        Assert.Single(Directory.GetFiles(_folder.File("keys")));
    }
}
