using System.Text.Json.Nodes;

namespace FibroInfo.Tests.Registries;

/// <summary>Answers in the shapes in which the registries give them, of the first source that is shipped.</summary>
internal static class Recorded
{
    public const string Doi = "10.1016/j.bbi.2018.09.018";
    public const string Pmid = "30223011";

    /// <summary>Crossref's record of it, with every author of ours; <paramref name="change"/> makes another of it.</summary>
    public static string Work(Action<JsonObject>? change = null)
    {
        JsonObject message = JsonNode.Parse(
            """
            {"DOI":"10.1016/J.BBI.2018.09.018","type":"journal-article","publisher":"Elsevier BV",
             "title":["Brain glial activation in fibromyalgia – A <i>multi-site</i> positron emission tomography investigation"],
             "container-title":["Brain, Behavior, and Immunity"],"short-container-title":["Brain, Behavior, and Immunity"],
             "volume":"75","page":"72-83","article-number":null,"ISSN":["0889-1591"],"URL":"https://doi.org/10.1016/j.bbi.2018.09.018",
             "issued":{"date-parts":[[2018,9]]},"published-print":{"date-parts":[[2019,1]]}}
            """)!.AsObject();
        message["author"] = new JsonArray([.. Authors().Select((name, at) => (JsonNode)new JsonObject
        {
            ["given"] = name.Given, ["family"] = name.Family, ["sequence"] = at == 0 ? "first" : "additional", ["affiliation"] = new JsonArray(),
        })]);
        change?.Invoke(message);
        return new JsonObject { ["status"] = "ok", ["message-type"] = "work", ["message"] = message }.ToJsonString();
    }

    /// <summary>The same paper at PubMed.</summary>
    public static string Summary(Action<JsonObject>? change = null, string uids = "\"30223011\"")
    {
        JsonObject summary = JsonNode.Parse(
            """
            {"uid":"30223011","pubdate":"2019 Jan","epubdate":"2018 Sep 14","source":"Brain Behav Immun","lastauthor":"Loggia ML",
             "title":"Brain glial activation in fibromyalgia - A multi-site positron emission tomography investigation.",
             "sorttitle":"brain glial activation","volume":"75","issue":"","pages":"72-83","lang":["eng"],"nlmuniqueid":"8800478",
             "fulljournalname":"Brain, behavior, and immunity","essn":"1090-2139",
             "articleids":[{"idtype":"pubmed","idtypen":1,"value":"30223011"},{"idtype":"doi","idtypen":3,"value":"10.1016/j.bbi.2018.09.018"}],
             "pubtype":["Journal Article","Multicenter Study"],"elocationid":"doi: 10.1016/j.bbi.2018.09.018","references":[]}
            """)!.AsObject();
        summary["authors"] = new JsonArray([.. Authors().Select(name => (JsonNode)new JsonObject
        {
            ["name"] = $"{name.Family} {string.Concat(name.Given.Split(' ', '-').Select(part => part[0]))}", ["authtype"] = "Author", ["clusterid"] = "",
        })]);
        change?.Invoke(summary);
        return $$"""{"header":{"type":"esummary","version":"0.3"},"result":{"uids":[{{uids}}],"30223011":{{summary.ToJsonString()}} } }""";
    }

    public static string NoSummary(string pmid) =>
        $$"""{"header":{"type":"esummary","version":"0.3"},"result":{"uids":["{{pmid}}"],"{{pmid}}":{"uid":"{{pmid}}","error":"cannot get document summary"} } }""";

    /// <summary>What Crossref puts under <c>updated-by</c>.</summary>
    public static JsonObject Update(string type, string notice = "10.1016/j.bbi.2022.05.001", string source = "publisher") => JsonNode.Parse(
        $$$"""
        {"DOI":"{{{notice}}}","type":"{{{type}}}","label":"{{{type}}}","source":"{{{source}}}","record-id":"37476",
         "updated":{"date-parts":[[2022,5,27]],"date-time":"2022-05-27T00:00:00Z","timestamp":1653609600000}}
        """)!.AsObject();

    private static IEnumerable<(string Family, string Given)> Authors() => JsonNode.Parse(File.ReadAllText(Repository.Folder("content/references.json")))!.AsArray()
        .Single(item => item!["id"]!.GetValue<string>() == "albrecht2019")!["author"]!.AsArray()
        .Select(author => (author!["family"]!.GetValue<string>(), author["given"]!.GetValue<string>()));
}
