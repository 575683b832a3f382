using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.Pages.Articles;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Registries;
using FibroInfo.Audit;
using FibroInfo.Tests.Registries;
using FibroInfo.Text;

namespace FibroInfo.Tests.Pages;

/// <summary>What the list of sources says of retractions: what journals said, and then what is known of the others (P-16).</summary>
public sealed class SourceLineTests : IDisposable
{
    private static readonly UiText Words = new(Language.English);

    private readonly LookUpRoom _room = new();
    private readonly TempContent _content = new();

    public void Dispose()
    {
        _room.Dispose();
        _content.Dispose();
    }

    // One letter a source. What its file says: r retracted, p in part, d in doubt, c corrected, n nothing. Then what was
    // found when it was looked up: + no retraction, ? no answer, - never looked up.
    [Theory]
    [InlineData("n-", "Not yet checked for retractions.")]
    [InlineData("n- n-", "Not yet checked for retractions.")]
    [InlineData("n+", "No retraction is known, checked on 23 November 2026.")]
    [InlineData("n+ c+ d+", "The journal has doubts about 1. No retraction is known, checked on 23 November 2026.")]
    [InlineData("c-", "Not yet checked for retractions.")]
    [InlineData("c+", "No retraction is known, checked on 23 November 2026.")]
    [InlineData("c?", "1 could not be checked.")]
    [InlineData("d-", "The journal has doubts about 1. Not yet checked for retractions.")]
    [InlineData("d+ d+", "The journals have doubts about 2. No retraction is known, checked on 23 November 2026.")]
    [InlineData("d?", "The journal has doubts about 1. 1 could not be checked.")]
    [InlineData("n?", "1 could not be checked.")]
    [InlineData("n? n-", "1 is not checked for retractions. 1 could not be checked.")]
    [InlineData("n+ n-", "No retraction is known of 1, checked on 23 November 2026. 1 is not checked for retractions.")]
    [InlineData("n+ n+ n? n-", "No retraction is known of 2, checked on 23 November 2026. 1 is not checked for retractions. 1 could not be checked.")]
    [InlineData("r-", "1 was retracted.")]
    [InlineData("r+", "1 was retracted.")]
    [InlineData("r?", "1 was retracted.")]
    [InlineData("r+ r-", "2 were retracted.")]
    [InlineData("r- n-", "1 was retracted. The other one is not checked for retractions.")]
    [InlineData("r+ n- c-", "1 was retracted. The other 2 are not checked for retractions.")]
    [InlineData("r+ n+", "1 was retracted. No retraction is known of the other one, checked on 23 November 2026.")]
    [InlineData("r- n+ n+ d+", "1 was retracted. The journal has doubts about 1. No retraction is known of the other 3, checked on 23 November 2026.")]
    [InlineData("r+ n?", "1 was retracted. 1 could not be checked.")]
    [InlineData("r+ n+ n? n-", "1 was retracted. No retraction is known of 1, checked on 23 November 2026. 1 is not checked for retractions. 1 could not be checked.")]
    [InlineData("p+", "1 was retracted in part.")]
    [InlineData("p- n+", "1 was retracted in part. No retraction is known of the other one, checked on 23 November 2026.")]
    [InlineData("r- p- d+ c+ n+", "1 was retracted. 1 was retracted in part. The journal has doubts about 1. No retraction is known of the other 3, checked on 23 November 2026.")]
    public async Task The_line_says_what_is_known_and_nothing_against_itself(string told, string expected)
    {
        CitedSource[] cited = [.. told.Split(' ').Select((source, at) => new CitedSource($"s{at}", at + 1, Make($"s{at}", source[0]), []))];
        foreach ((CitedSource source, string said) in cited.Zip(told.Split(' ')).Where(pair => pair.Second[1] != '-'))
        {
            await StoreAsync(source.Reference!, said[1] == '+' ? new RegistryResponse(LookupOutcome.Known, null, NoticeFinding.None) : RegistryResponse.Failed(LookupOutcome.Slow));
        }

        var store = new ContentStore(_room.Clock);
        store.Replace(_content.Read());
        string line = new SourceTypeCounts(cited, _room.Standings).Describe(Words, store.Current);

        Assert.EndsWith($"about people with Fibromyalgia. {expected}", line, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("n-", "Not yet matched with a registry. Not yet checked for retractions.")]
    [InlineData("n+", "Not yet matched with a registry. No retraction is known, checked on 23 November 2026.")]
    [InlineData("c+", "Not yet matched with a registry. No retraction is known, checked on 23 November 2026.")]
    [InlineData("d-", "Not yet matched with a registry. Not yet checked for retractions.")]
    [InlineData("d?", "Not yet matched with a registry. It could not be checked for retractions, tried on 23 November 2026.")]
    [InlineData("r+", "Not yet matched with a registry.")]
    [InlineData("p+", "Not yet matched with a registry.")]
    public async Task The_card_of_a_source_says_of_no_retracted_one_that_none_is_known(string told, string expected)
    {
        Reference source = Make("s1", told[0]);
        if (told[1] != '-')
        {
            await StoreAsync(source, told[1] == '+' ? new RegistryResponse(LookupOutcome.Known, null, NoticeFinding.None) : RegistryResponse.Failed(LookupOutcome.Slow));
        }

        Assert.Equal(expected, SourceFormatter.Record(source, _room.Standings.Get(source), Words, at => DateOnly.FromDateTime(at.UtcDateTime)));
    }

    private static Reference Make(string key, char notice)
    {
        string kind = notice switch { 'r' => "retraction", 'p' => "partial-retraction", 'd' => "concern", 'c' => "correction", _ => "" };
        string said = kind.Length == 0 ? "" : """, "notice": {"kind": "KIND"}""".Replace("KIND", kind, StringComparison.Ordinal);
        string json = """[{"id": "KEY", "type": "article-journal", "title": "About KEY", "DOI": "10.1234/KEY", "custom": {"status": "unverified"SAID}}]"""
            .Replace("KEY", key, StringComparison.Ordinal).Replace("SAID", said, StringComparison.Ordinal);
        return CslJson.Read(json, "references.json").Bibliography.All.Single();
    }

    private async Task StoreAsync(Reference source, RegistryResponse response) => await _room.Rows.StoreAsync(
        source.Id, new RegistryQuery(Registry.Crossref, source.Doi!.Value.Value), response, new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), Actor.Site, CancellationToken.None);
}
