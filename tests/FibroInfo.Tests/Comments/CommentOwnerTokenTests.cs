using FibroInfo.Comments;
using FibroInfo.Data;

namespace FibroInfo.Tests.Comments;

public sealed class CommentOwnerTokenTests : IDisposable
{
    private static readonly byte[] Seed = [.. Enumerable.Range(1, 16).Select(number => (byte)number)];
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-links-");
    private readonly DataFolder _folder;

    public CommentOwnerTokenTests() => _folder = new DataFolder(_root.FullName);

    public void Dispose()
    {
        _folder.Dispose();
        _root.Delete(recursive: true);
    }

    [Fact]
    public void A_token_gives_its_seed_back_also_after_a_new_start()
    {
        string token = new CommentOwnerToken(_folder).TokenFor(Seed);

        Assert.Matches(@"\A[0-9a-f]{64}\z", token);
        Assert.Equal(Seed, new CommentOwnerToken(_folder).SeedIn(token));
    }

    [Fact]
    public void A_token_with_any_letter_changed_is_none()
    {
        var links = new CommentOwnerToken(_folder);
        string token = links.TokenFor(Seed);

        for (int at = 0; at < token.Length; at++)
        {
            Assert.Null(links.SeedIn($"{token[..at]}{(token[at] == '0' ? '1' : '0')}{token[(at + 1)..]}"));
        }

        foreach (string? other in new[] { null, "", token[..^1], token + "0", token.ToUpperInvariant(), new string('z', 64), new string('0', 64) })
        {
            Assert.Null(links.SeedIn(other));
        }
    }

    [Fact]
    public void A_link_is_good_for_its_own_use_alone()
    {
        var links = new CommentOwnerToken(_folder);
        TokenPurpose[] uses = Enum.GetValues<TokenPurpose>();

        Assert.NotEmpty(uses);
        foreach (TokenPurpose made in uses)
        {
            foreach (TokenPurpose asked in uses)
            {
                Assert.Equal(made == asked, links.SeedIn(links.TokenFor(Seed, made), asked) is not null);
            }
        }
    }
}
