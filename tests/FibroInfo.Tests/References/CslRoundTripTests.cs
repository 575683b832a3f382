using System.Text.Json.Nodes;
using FibroInfo.References;
using FibroInfo.References.Formats;

namespace FibroInfo.Tests.References;

/// <summary>R-1: what is read is written again, whether we know the field or not.</summary>
public class CslRoundTripTests
{
    [Fact]
    public void R1_Every_field_of_every_shipped_item_survives()
    {
        JsonArray before = JsonNode.Parse(Sources.Json)!.AsArray();
        JsonArray after = JsonNode.Parse(CslJson.Serialize(Sources.Shipped.All))!.AsArray();
        Assert.Equal(29, after.Count);
        Assert.All(before.Zip(after), pair => Assert.Equal(Flat(pair.First!), Flat(pair.Second!)));
        Assert.True(before.Sum(item => Flat(item!).Count) > 29 * 20);
    }

    [Fact]
    public void R1_A_file_written_and_read_is_the_same_bibliography() =>
        Assert.Equal(Sources.Shipped.All, Reading.Sound(CslJson.Serialize(Sources.Shipped.All)).All);

    [Fact]
    public void R1_Fields_nobody_knows_survive_in_their_order()
    {
        const string Item = """{"note":"Sandström < 5 & 'x' \uD83D\uDE00","id":"a","x-shelf":{"b":[1.50,null,true]},"type":"book","title":"<i>T</i>"}""";
        Reference reference = Assert.Single(Reading.Sound($"[{Item}]").All);
        Assert.Equal(Item, reference.Json);
        Assert.Equal(Item, string.Concat(CslJson.Serialize([reference]).Split('\n')[1..^2].Select(line => line.TrimStart())).Replace("\": ", "\":", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_records_are_the_same_when_every_field_is()
    {
        Reference one = Sources.Article("\"note\": \"a\"");
        Assert.Equal(one, Sources.Article("\n   \"note\":   \"a\" "));
        Assert.Equal(one.GetHashCode(), Sources.Article("\"note\" : \"a\"").GetHashCode());
        Assert.NotEqual(one, Sources.Article("\"note\": \"b\""));
        Assert.NotEqual(one, Sources.Article(""));
    }

    // "custom.evidence = moderate", "author[2].given = Melissa T", in the order of the file.
    private static List<string> Flat(JsonNode node) => node switch
    {
        JsonObject fields => [.. fields.SelectMany(field => Flat(field.Value!).Select(rest => $".{field.Key}{rest}"))],
        JsonArray items => [.. items.SelectMany((item, i) => Flat(item!).Select(rest => $"[{i}]{rest}"))],
        _ => [$" = {node.ToJsonString()}"],
    };
}
