using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Tests.Data;

namespace FibroInfo.Tests.Audit;

public sealed class AuditQueriesTests : IDisposable
{
    private readonly OpenStore _open = new();
    private readonly TestClock _clock = TestClock.At("2026-11-24T12:00:00Z");

    private AuditQueries Reading => new(_open.Store);

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task Deeds_are_read_newest_first_page_by_page_and_none_twice_while_others_are_done()
    {
        await NoteAsync(120);
        var read = new List<long>();
        long? before = null;
        do
        {
            AuditPage page = await Reading.PageAsync(new AuditFilter(), before, CancellationToken.None);
            read.AddRange(page.Entries.Select(entry => entry.Id));
            before = page.Older;
            await NoteAsync(1);
        }
        while (before is not null);

        Assert.Equal(Enumerable.Range(1, 120).Reverse().Select(id => (long)id), read);
    }

    [Fact]
    public async Task They_are_found_by_who_what_which_and_when()
    {
        await NoteAsync("Kari", "comment.approve", "comment 12");
        _clock.Now += TimeSpan.FromDays(1);
        await NoteAsync("Ola", "comment.reject", "comment 13");
        await NoteAsync("Kari", "comments.other", "source x");

        Assert.Equal([3, 1], await FindAsync(new AuditFilter(ActorName: "Kar")));
        Assert.Equal([2, 1], await FindAsync(new AuditFilter(Action: "comment")));
        Assert.Equal([2], await FindAsync(new AuditFilter(Action: "comment.reject")));
        Assert.Equal([2, 1], await FindAsync(new AuditFilter(Subject: "comment 1")));
        Assert.Equal([1], await FindAsync(new AuditFilter(Until: _clock.Now)));
        Assert.Equal([3, 2], await FindAsync(new AuditFilter(From: _clock.Now)));
        Assert.Equal([], await FindAsync(new AuditFilter(ActorName: "%")));
        Assert.Equal(["comment.approve", "comment.reject", "comments.other"], await Reading.ListActionsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_whole_of_it_comes_in_pieces_and_is_complete()
    {
        await NoteAsync(2_345);
        int count = 0;
        await foreach (AuditEntry entry in Reading.StreamAsync(new AuditFilter(), CancellationToken.None))
        {
            Assert.Equal(2_345 - count, entry.Id);
            count++;
        }

        Assert.Equal(2_345, count);
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+47 00", "\"'+47 00\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r\n=1", "\"'\r\n=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\u00a0=1", "\"'\u00a0=1\"")]
    [InlineData("\tword", "\"'\tword\"")]
    [InlineData("Kari \"K\", Oslo", "\"Kari \"\"K\"\", Oslo\"")]
    [InlineData("", "\"\"")]
    public void Nothing_in_the_table_is_a_formula_to_a_spreadsheet(string who, string cell) =>
        Assert.Equal($"7,2026-11-24T12:00:00Z,,{cell},\"a.b\",\"c\",\"\"\r\n", AuditCsv.Line(Entry(who)));

    [Fact]
    public void A_deed_for_a_program_has_a_key_for_each_column_of_the_table() => Assert.Equal(
        AuditCsv.Head.TrimEnd().Split(','), JsonNode.Parse(AuditJson.Serialize(Entry("Kari")))!.AsObject().Select(pair => pair.Key));

    private AuditEntry Entry(string who) => new() { Id = 7, At = _clock.Now, ActorName = who, Action = "a.b", Subject = "c" };

    private async Task<IEnumerable<int>> FindAsync(AuditFilter filter) =>
        (await Reading.PageAsync(filter, null, CancellationToken.None)).Entries.Select(entry => (int)entry.Id);

    private Task<bool> NoteAsync(string who, string action, string subject) => NoteAsync(1, who, action, subject);

    private Task<bool> NoteAsync(int count, string who = "Kari", string action = "comment.approve", string subject = "comment 12") => _open.Store.WriteAsync(
        transaction =>
        {
            for (int i = 0; i < count; i++)
            {
                new AuditTrail(_clock).Record(transaction, new Actor(3, who), action, subject);
            }

            return Task.FromResult(true);
        }, CancellationToken.None);
}
