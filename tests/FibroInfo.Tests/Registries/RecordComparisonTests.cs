using System.Text.Json.Nodes;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Registries;

namespace FibroInfo.Tests.Registries;

/// <summary>Our record held against a registry's .</summary>
public sealed class RecordComparisonTests : IDisposable
{
    private readonly LookUpRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task The_shipped_source_matches_both_registries_field_by_field_R_3()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work();
        _room.StandIn.Summaries[Recorded.Pmid] = Recorded.Summary();

        foreach (RegistryResponse answer in new[] { await _room.AskCrossrefAsync(), await _room.AskPubMedAsync() })
        {
            RecordComparison comparison = RecordComparison.Compare(_room.Albrecht, answer.Record!);
            Assert.Empty(comparison.Differing);
            Assert.True(comparison.IsMatch);
            Assert.Equal(Enum.GetValues<ComparedField>(), comparison.Fields.Select(field => field.Field));
        }
    }

    [Theory]
    [InlineData("title", "\"brain GLIAL activation in Fibromyalgia—a multi‐site positron emission tomography investigation.\"", null)]
    [InlineData("title", "\"Brain glial activation in fibromyalgia\"", ComparedField.Title)]
    [InlineData("issued", "{\"date-parts\":[[2018]]}", ComparedField.Year)]
    [InlineData("volume", "\"57\"", ComparedField.Volume)]
    [InlineData("page", "\"72–83\"", null)]
    [InlineData("page", "\"72-3\"", ComparedField.Pages)]
    [InlineData("page", "\"72-85\"", ComparedField.Pages)]
    [InlineData("container-title", "\"The Brain, Behavior & Immunity\"", null)]
    [InlineData("container-title", "\"Pain\"", ComparedField.Journal)]
    [InlineData("DOI", "\"10.1016/j.bbi.2018.08.018\"", ComparedField.Doi)]
    public async Task Only_what_a_reader_would_call_another_record_differs_R_3(string field, string value, ComparedField? differs)
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work();

        ComparedField[] differing = await DifferingAsync(ours => ours[field] = JsonNode.Parse(value), ours => ours.Remove("container-title-short"));

        Assert.Equal(differs is { } one ? [one] : [], differing);
    }

    [Fact]
    public async Task Invented_authors_behind_a_true_first_one_differ_R_3()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work();

        Assert.Equal([ComparedField.Authors], await DifferingAsync(ours => ours["author"]!.AsArray()[3] = JsonNode.Parse("""{"family":"Nobody","given":"Ever"}""")));
        Assert.Equal([ComparedField.Authors], await DifferingAsync(ours => ours["author"]!.AsArray().RemoveAt(21)));
        Assert.Equal([ComparedField.Authors], await DifferingAsync(ours => ours["author"]!.AsArray().Add(JsonNode.Parse("""{"family":"Nobody","given":"Ever"}"""))));
    }

    [Fact]
    public async Task Names_are_the_same_with_and_without_accents_initials_and_groups_R_3()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work();

        Assert.Empty(await DifferingAsync(ours =>
        {
            JsonArray authors = ours["author"]!.AsArray();
            authors[2] = JsonNode.Parse("""{"family":"SANDSTROM","given":"A."}""");
            authors.Add(JsonNode.Parse("""{"literal":"The Brain Group"}"""));
        }));
    }

    [Fact]
    public async Task The_year_of_galvez_sanchez_differs_R_3()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work();
        Reference ours = CslJson.Read(
            """[{"id":"galvez","type":"article-journal","title":"T","author":[{"family":"Galvez-Sánchez","given":"C M"}],"issued":{"date-parts":[[2019]]}}]""", "f").Bibliography.All[0];
        Reference theirs = CslJson.Read(
            """[{"id":"r","type":"article-journal","title":"T.","author":[{"family":"Galvez‐Sanchez","given":"Carmen M"}],"issued":{"date-parts":[[2020]]}}]""", "f").Bibliography.All[0];

        RecordComparison comparison = RecordComparison.Compare(ours, theirs);

        Assert.Equal([ComparedField.Year], comparison.Differing.Select(field => field.Field));
        Assert.False(comparison.IsMatch);
    }

    [Fact]
    public async Task What_a_registry_leaves_out_does_not_differ_but_without_authors_it_is_no_match_R_3()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work => work.Remove("page"));
        Assert.True(RecordComparison.Compare(_room.Albrecht, (await _room.AskCrossrefAsync()).Record!).IsMatch);

        _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work => work.Remove("author"));
        RecordComparison comparison = RecordComparison.Compare(_room.Albrecht, (await _room.AskCrossrefAsync()).Record!);
        Assert.Equal((false, FieldMatchState.NotGiven), (comparison.IsMatch, comparison.Fields.Single(field => field.Field == ComparedField.Authors).State));
    }

    [Fact]
    public async Task What_ours_leaves_out_and_the_registry_has_differs_R_3()
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work();

        Assert.Equal([ComparedField.Volume], await DifferingAsync(ours => ours.Remove("volume")));
    }

    [Theory]
    [MemberData(nameof(EachField))]
    public async Task A_field_that_the_table_names_is_one_that_is_compared_and_the_other_way_round_R_3(ComparedField compared)
    {
        _room.StandIn.Works[Recorded.Doi] = Recorded.Work(work => work["issue"] = "3");
        JsonNode other = compared switch
        {
            ComparedField.Year => JsonNode.Parse("""{"date-parts":[[1999]]}""")!,
            ComparedField.Authors => JsonNode.Parse("""[{"family":"Nobody"}]""")!,
            ComparedField.Doi => "10.1000/other",
            _ => "Other",
        };

        ComparedField[] differing = await DifferingAsync(ours => ours["issue"] = "3", ours => ComparedCslFields.GetCslNames(compared).ToList().ForEach(name => ours[name] = other.DeepClone()));

        Assert.Equal([compared], differing);
        Assert.All(ComparedCslFields.GetCslNames(compared), name => Assert.Contains(name, ComparedCslFields.All));
    }

    public static TheoryData<ComparedField> EachField => [.. Enum.GetValues<ComparedField>()];

    private async Task<ComparedField[]> DifferingAsync(params Action<JsonObject>[] changes)
    {
        JsonObject ours = JsonNode.Parse(_room.Albrecht.Json)!.AsObject();
        foreach (Action<JsonObject> change in changes)
        {
            change(ours);
        }

        Reference changed = CslJson.Read($"[{ours.ToJsonString()}]", "references.json").Bibliography.All.Single();
        RegistryResponse answer = await _room.AskCrossrefAsync();
        return [.. RecordComparison.Compare(changed, answer.Record!).Differing.Select(field => field.Field)];
    }
}
