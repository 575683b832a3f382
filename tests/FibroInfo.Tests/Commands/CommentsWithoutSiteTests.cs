using FibroInfo.Tests.Comments;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Commands;

/// <summary><c>comments</c> where no site runs: the verb owns the folder itself for as long as it takes.</summary>
public sealed class CommentsWithoutSiteTests : IDisposable
{
    private readonly CommentRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public void An_empty_queue_says_so()
    {
        Leave();

        Assert.Equal((0, "No comment is waiting.", ""), Run("comments", "list"));
        Assert.Equal((0, "[]", ""), Run("comments", "list", "--json"));
    }

    [Fact]
    public async Task An_approval_is_kept_and_who_is_answered_gets_a_letter_with_the_address_of_the_page()
    {
        (string token, long top) = await _room.ShownAsync(_room.Draft(1, "A question.", email: "kari@example.org", notify: true));
        byte[] seed = _room.Links.SeedIn(token)!;
        Assert.True(await _room.ReplyLetters.ConfirmAsync(_room.Links.TokenFor(seed, FibroInfo.Comments.TokenPurpose.Confirm), CancellationToken.None));
        (_, long reply) = await _room.PostedAsync(_room.Draft(2, "An answer.", replyTo: top));
        int letters = _room.Letters().Count;
        Leave();

        (int exitCode, string output, string errors) = Run("comments", "approve", $"{reply}");

        Assert.Equal((0, $"Comment {reply} is approved.", ""), (exitCode, output, errors));
        Assert.Equal(2, _room.Open.Count("select count(*) from comments where state = 'Approved'"));
        Assert.Equal(letters + 1, _room.Letters().Count);
        Assert.Contains("/articles/fibro-fog/comments/", _room.Letters()[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_once_wait_for_each_other()
    {
        (_, long one) = await _room.PostedAsync(_room.Draft(1, "The first."));
        (_, long other) = await _room.PostedAsync(_room.Draft(2, "The second."));
        Leave();

        var answers = await Task.WhenAll(new[] { one, other }.Select(id => Task.Run(() => Run("comments", "reject", $"{id}", "--reason", "Off topic."))));

        Assert.Equal([(0, $"Comment {one} is rejected.", ""), (0, $"Comment {other} is rejected.", "")], answers);
        Assert.Equal(2, _room.Open.Count("select count(*) from comments where reason = 'Off topic.'"));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_not_made()
    {
        string nowhere = Path.Combine(_room.Open.Folder.Path, "nowhere");

        (int exitCode, _, string errors) = Executable.Run("comments", "list", $"--Paths:Data={nowhere}");

        Assert.Equal(1, exitCode);
        Assert.Contains("no folder", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(nowhere));
    }

    [Fact]
    public void Where_the_path_is_too_long_for_a_socket_the_site_serves_and_a_verb_says_that_it_cannot_reach_it()
    {
        using var site = new RunningSite(_ => { }, root => root.CreateSubdirectory(new string('d', 120)));

        (int exitCode, _, string errors) = Executable.Run("comments", "list", $"--Paths:Data={site.Data.FullName}");

        Assert.Equal(1, exitCode);
        Assert.Contains("Another process owns", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("comments", "Required command")]
    [InlineData("comments lst", "'lst' is neither a command nor an option nor a setting. Did you mean 'list'?")]
    [InlineData("comments list --jsn", "Did you mean '--json'?")]
    [InlineData("comments approve", "approve")]
    [InlineData("comments approve first", "'first' isn't the number of a comment")]
    [InlineData("comments approve 12 13", "'13'")]
    [InlineData("comments approve 12.0", "'12.0' isn't the number of a comment")]
    [InlineData("comments reject 12", "--reason")]
    [InlineData("comments reject 12 --reason", "--reason")]
    [InlineData("comments reject 12 --reason \u2800", "--reason must be 1 to 500 characters")]
    public void Wrong_use_ends_with_2_and_a_sentence(string line, string sentence)
    {
        (int exitCode, string output, string errors) = Executable.Run(line.Split(' '));

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_says_which_wording_is_decided_on() =>
        Assert.Contains("12.2 after its writer changed it", string.Join(' ', Executable.Run("comments", "approve", "--help").Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

    // The next process may have the folder. The files stay.
    private void Leave()
    {
        _room.Open.Store.Dispose();
        _room.Open.Folder.Dispose();
    }

    private (int ExitCode, string Output, string Errors) Run(params string[] verb)
    {
        (int exitCode, string output, string errors) = Executable.Run([.. verb, $"--Paths:Data={_room.Open.Folder.Path}"]);
        return (exitCode, output.TrimEnd(), errors);
    }
}
