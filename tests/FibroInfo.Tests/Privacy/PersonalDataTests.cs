using System.Text;
using System.Text.Json.Nodes;
using FibroInfo.Comments;
using FibroInfo.Mail;
using FibroInfo.Privacy;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Tests.Privacy;

public sealed class PersonalDataTests : IDisposable
{
    private const string Canary = "kanarifugl";
    private const string Address = $"{Canary}@example.org";

    private readonly PrivacyRoom _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task By_a_confirmed_address_is_found_what_the_same_browser_sent_to_the_same_article_C_10()
    {
        await FillAsync(isConfirmed: true);

        PersonalData found = await _house.FindAsync(Address.ToUpperInvariant());

        Assert.Equal([$"{Canary} one", $"{Canary} two"], found.Comments.Select(comment => comment.Body));
        Assert.Equal([$"{Canary} three", $"{Canary} four"], found.Reports.Select(report => report.Body));
        Assert.Equal([4], found.Votes.Select(vote => vote.Stars));
        Assert.Equal([Address], found.Emails.Select(email => email.To));
    }

    [Fact]
    public async Task By_an_address_that_nobody_confirmed_only_what_carries_it_is_found_because_a_stranger_may_have_typed_it()
    {
        await FillAsync(isConfirmed: false);

        PersonalData found = await _house.FindAsync(Address);

        Assert.Equal([$"{Canary} one"], found.Comments.Select(comment => comment.Body));
        Assert.Equal([$"{Canary} four"], found.Reports.Select(report => report.Body));
        Assert.Empty(found.Votes);
    }

    [Fact]
    public async Task By_a_private_link_is_found_what_its_reader_left_on_the_article()
    {
        string token = await FillAsync(isConfirmed: false);

        PersonalData found = await _house.FindAsync($"https://example.org/comments/{token}#saved");

        Assert.Equal([$"{Canary} one", $"{Canary} two"], found.Comments.Select(comment => comment.Body));
        Assert.Equal([$"{Canary} three"], found.Reports.Select(report => report.Body));
        Assert.Single(found.Votes);
        Assert.Single(found.Emails);
        Assert.True((await _house.FindAsync($"nobody{Address}")).IsEmpty);
        Assert.True((await _house.FindAsync(_house.Room.Links.TokenFor(_house.Room.Links.SeedIn(token)!, TokenPurpose.Stop))).IsEmpty);
    }

    [Fact]
    public async Task A_letter_that_lies_in_the_mail_folder_is_found_for_whom_it_is_to_also_when_nothing_else_is_kept()
    {
        Directory.CreateDirectory(_house.Open.Folder.File("mail"));
        await File.WriteAllTextAsync(_house.Open.Folder.File("mail", "a.eml"), $"From: us@example.org\r\nTo: {Address}\r\nSubject: Your comment\r\n\r\nYour link\r\n");

        EmailExport letter = Assert.Single((await _house.FindAsync(Address)).Emails);

        Assert.Equal((Address, "Your comment", "Your link"), (letter.To, letter.Subject, letter.Body));
        Assert.True((await _house.FindAsync("somebody@example.org")).IsEmpty);
    }

    [Fact]
    public async Task What_is_erased_is_in_no_file_and_the_audit_knows_only_how_much_it_was_T34()
    {
        await FillAsync(isConfirmed: true);
        Directory.CreateDirectory(_house.Open.Folder.File("mail"));
        await File.WriteAllTextAsync(_house.Open.Folder.File("mail", "a.eml"), $"From: us@example.org\r\nTo: {Address}\r\n\r\nYour link\r\n");
        await File.WriteAllTextAsync(_house.Open.Folder.File("mail", "b.eml"), "From: us@example.org\r\nTo: somebody@example.org\r\n\r\nAnother link\r\n");
        Assert.True(IsInAFile());

        await _house.EraseAsync(Address);

        Assert.False(IsInAFile());
        Assert.True((await _house.FindAsync(Address)).IsEmpty);
        Assert.Equal(["b.eml"], Directory.GetFiles(_house.Open.Folder.File("mail")).Select(Path.GetFileName));
        Assert.Equal(1, _house.Open.Count(
            """
            select count(*) from audit where action = 'person.erase' and subject = 'person' and actor_name = 'Ingrid Solheim' and detail = '2 comments, 2 reports, 1 votes, 2 letters'
            """));
        Assert.Equal(1, _house.Open.Count("select count(*) from comments"));
        Assert.Equal(1, _house.Open.Count("select count(*) from votes"));
        Assert.Equal(1, _house.Open.Count("select sum(votes) from rating_counts"));
    }

    [Fact]
    public async Task A_restored_backup_brings_nothing_of_it_back()
    {
        await FillAsync(isConfirmed: true);

        await _house.Open.UndoAsync(() => _house.EraseAsync(Address));

        Assert.False(IsInAFile());
        Assert.Equal(0, _house.Open.Count("select count(*) from outbox"));
        Assert.Equal(1, _house.Open.Count("select count(*) from votes"));
        Assert.Equal(1, _house.Open.Count("select sum(votes) from rating_counts"));
        Assert.Equal(1, _house.Open.Count("select count(*) from comments"));
        Assert.Equal(0, _house.Open.Count("select count(*) from reports"));
    }

    [Fact]
    public async Task A_vote_that_is_given_after_the_erasure_counts_also_after_the_next_start()
    {
        string token = await FillAsync(isConfirmed: true);
        await _house.EraseAsync(token);
        _house.Room.Clock.Now += TimeSpan.FromMinutes(1);
        await _house.VoteAsync(1, "5");

        await _house.Open.RestartAsync(() => { });

        Assert.Equal(1, _house.Open.Count("select votes from rating_counts where stars = 5"));
    }

    [Fact]
    public async Task Handed_out_is_everything_under_the_keys_that_the_help_page_names_and_that_is_in_the_audit()
    {
        await FillAsync(isConfirmed: true);

        PersonalData found = await _house.Belongings.ExportAsync(PrivacyRoom.Key(Address), PrivacyRoom.Ingrid, CancellationToken.None);
        JsonNode json = JsonNode.Parse(PersonalDataJson.Serialize(found, _house.Room.Clock.Now))!;

        Assert.Equal(["made", "comments", "reports", "ratings", "letters"], KeysOf(json));
        Assert.Equal(
            ["id", "article", "replyTo", "state", "name", "body", "posted", "written", "decided", "reason", "email", "letters", "consentVersion", "consented", "screening", "helpWasShown", "redacted"],
            KeysOf(json["comments"]![0]!));
        Assert.Equal(["id", "article", "kind", "comment", "quote", "body", "email", "sent", "decided", "answer"], KeysOf(json["reports"]![0]!));
        Assert.Equal(["article", "stars", "changed"], KeysOf(json["ratings"]![0]!));
        Assert.Equal(["to", "subject", "body", "written", "due"], KeysOf(json["letters"]![0]!));
        Assert.Equal((Address, $"{Canary} one", "confirmed"), ((string)json["comments"]![0]!["email"]!, (string)json["comments"]![0]!["body"]!, (string)json["comments"]![0]!["letters"]!));
        Assert.Equal(1, _house.Open.Count("select count(*) from audit where action = 'person.export'"));

        string manual = await File.ReadAllTextAsync(Repository.Folder("src/FibroInfo/Pages/Admin/Help/en/privacy.md"));
        Assert.All(json.AsObject().SelectMany(part => part.Value is JsonArray all ? KeysOf(all[0]!) : [part.Key]).Distinct(), key => Assert.Contains($"`{key}`", manual, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(" kari@example.org ", true)]
    [InlineData("/comments/00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", true)]
    [InlineData("00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF", true)]
    [InlineData("https://fibro.example/comments/00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff?x#y", true)]
    [InlineData("", false)]
    [InlineData("kari", false)]
    [InlineData("/comments/0011", false)]
    [InlineData("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00", false)]
    [InlineData("\u0000", false)]
    public void A_person_is_asked_for_by_an_address_or_a_link(string typed, bool isOne) => Assert.Equal(isOne, PersonIdentifier.TryParse(typed, out _));

    /// <returns>The token of the comment with the address.</returns>
    private async Task<string> FillAsync(bool isConfirmed)
    {
        (string token, _) = await _house.Room.ShownAsync(_house.Room.Draft(1, $"{Canary} one", email: Address, notify: true));
        await _house.Room.ShownAsync(_house.Room.Draft(1, $"{Canary} two"));
        await _house.Room.ShownAsync(_house.Room.Draft(2, "Somebody else.", email: "another@example.org", notify: true));
        await _house.Open.Store.WriteAsync(transaction => transaction.Db.Database.ExecuteSqlAsync($"delete from outbox where id > 1"), CancellationToken.None);
        await _house.ReportAsync(1, $"{Canary} three");
        await _house.ReportAsync(7, $"{Canary} four", Address);
        await _house.VoteAsync(1, "4");
        await _house.VoteAsync(2, "4");
        if (isConfirmed)
        {
            await _house.ConfirmAsync(token);
        }

        return token;
    }

    private bool IsInAFile()
    {
        string[] files = [.. Directory.GetFiles(_house.Open.Folder.Path, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock")];
        Assert.NotEmpty(files);
        return files.Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)) >= 0;
        });
    }

    private static string[] KeysOf(JsonNode node) => [.. node.AsObject().Select(pair => pair.Key)];
}
