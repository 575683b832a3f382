using System.Globalization;
using System.Text.Json.Nodes;

namespace FibroInfo.Tests.Running;

/// <summary>Content in which everything stands that a page can show, as the shipped pages need not.</summary>
public static class EveryBlock
{
    public const string Slug = "every-block";
    public const string Address = $"/articles/{Slug}";
    /// <summary>An article that real people wrote and reviewed, and whose sources stand.</summary>
    public const string Reviewed = "/articles/reviewed-page";

    public const string FilmHost = "player.vimeo.com";
    public const string Film = $"https://{FilmHost}/video/1";

    /// <summary>An article with every block and notice, people who are not invented, and more articles than one list page holds.</summary>
    public static void Add(ContentCopy content)
    {
        AddPeople(content);
        AddNotice(content, "theadom2015", "retraction");
        AddNotice(content, "haugmark2019", "concern");
        AddNotice(content, "li2014", "correction");
        content.Write($"articles/{Slug}/en.md", HandSigned.Add(Text));
        AddSmall(content, "reviewed-page", "A reviewed page", new DateOnly(2026, 1, 2), "updated: 2026-11-10", "The text.\n\n::: easy\n## In short\n\nIt is short.\n:::", authors: "anna-real", reviewer: "bo-real");
        for (int number = 1; number <= 20; number++)
        {
            AddSmall(content, $"old-{number:00}", $"Old page {number}", new DateOnly(2020, 1, number));
        }
    }

    public static void AddPeople(ContentCopy content)
    {
        content.Write("people.yaml", content.Read("people.yaml") +
            """
            anna-real:
              name: Anna Real
              profession: Nurse
              registration: "1234567"
              qualifications: [Works with pain]
              interests: None.
              photo: anna-real.svg
              example: false
            bo-real:
              name: Bo Real
              profession: Doctor
              registration: "7654321"
              interests: None.
              example: false

            """);
        content.Write("people/anna-real.svg", """<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80" viewBox="0 0 80 80"><circle cx="40" cy="40" r="30"/></svg>""");
    }

    /// <summary>Writes a source into references.json that no shipped article cites.</summary>
    public static void AddSource(ContentCopy content, string id)
    {
        JsonArray sources = JsonNode.Parse(content.Read("references.json"))!.AsArray();
        sources.Add(new JsonObject { ["id"] = id, ["type"] = "article-journal", ["title"] = "A source that nobody cites" });
        content.Write("references.json", sources.ToJsonString());
    }

    /// <summary>Writes into references.json what a journal said later.</summary>
    public static void AddNotice(ContentCopy content, string id, string kind)
    {
        JsonArray sources = JsonNode.Parse(content.Read("references.json"))!.AsArray();
        JsonNode source = sources.Single(item => item!["id"]!.GetValue<string>() == id)!;
        source["custom"]!["notice"] = new JsonObject { ["kind"] = kind, ["date"] = "2026-11-20", ["doi"] = "10.1234/notice" };
        content.Write("references.json", sources.ToJsonString());
    }

    /// <summary>The least that may be published, signed.</summary>
    public static void AddSmall(ContentCopy content, string slug, string title, DateOnly published, string more = "", string body = "The text.", string authors = "ingrid-solheim", string reviewer = "jonas-berg") =>
        content.Write($"articles/{slug}/en.md", HandSigned.Add(string.Create(CultureInfo.InvariantCulture,
            $"""
            ---
            title: "{title}"
            summary: A summary.
            aim: This page is for readers. It helps you test.
            status: published
            publish: {published:yyyy-MM-dd}
            authors: [{authors}]
            reviewer: {reviewer}
            reviewed: {published:yyyy-MM-dd}
            review-due: 2030-01-01
            topics: [research]
            key-points: [First point., Second point., Third point.]
            interests: None.
            {more}
            ---

            ## A part

            {body}

            """)));

    private const string Text =
        $"""
        ---
        title: Every block in one page
        summary: All that a page can show, in one place.
        aim: This page is for those who test. It helps you see every block.
        kind: treatment
        status: published
        publish: 2026-01-02
        updated: 2026-11-10
        authors: [anna-real]
        reviewer: bo-real
        reviewed: 2026-01-02
        review-due: 2026-07-02
        topics: [research]
        conditions: [fibromyalgia]
        related:
          - article: fibro-fog
            why: It tells of fog.
        evidence: weak
        key-points: [First point., Second point., Third point.]
        interests: The clinic sells the heat wrap.
        aliases: [all-blocks]
        corrections:
          - date: 2026-11-10
            what: The number was wrong.
            why: We mixed up two studies.
            clinical: true
          - date: 2026-03-01
            what: A name was misspelt.
            why: A slip.
        ---

        A lead before the first heading, about [[microglia]].

        ## Claims

        ::: evidence strong
        A strong claim. [@theadom2015; @haugmark2019; @li2014; @farag2022]
        :::

        ::: evidence weak "Few studies."
        A weak claim. [@pascoe2017; @limdinges2010; @stavrou2022; @nutma2023]
        :::

        Two sources that do not stand together. [@theadom2015; @farag2022]{"{weak}"} And one alone. [@theadom2015] Nobody knows the rest. [@nutma2023]{"{not-known}"}

        ### A smaller heading

        > A quotation.

        | Group | Number |
        |---|---|
        | With | 31 |
        | Without | 27 |

        A word
        :   and its meaning.

        ## Boxes

        ::: study
        People
        :   58 [@albrecht2019]
        :::

        ::: people 4 of 10 "felt less pain"
        More about it.
        :::

        ::: caution
        Take care.
        :::

        ::: opinion bo-real 2026-01-02
        We think so.
        :::

        ::: video {Film} "A film about pain"
        What is said in the film.
        :::

        ::: product https://shop.example/wrap "Heat wrap"
        The clinic sells it.
        :::

        ## What we do not know

        ::: unknown
        - Much.
        - More.
        :::

        ::: help
        today: A painful rash
        :::

        ::: easy
        ## In short

        It is short.

        ## What you can do now

        Rest.
        :::

        """;
}
