using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests;

/// <summary>A small content folder on disk that is right in every way, so that each test breaks one thing.</summary>
public sealed class TempContent : IDisposable
{
    public const string ArticlePath = "articles/sleep/en.md";

    /// <summary>When to get help, signed.</summary>
    public const string Urgency = """
        urgency:
          reviewer: bo
          reviewed: 2026-01-09
          signed: a0ddc291f9d20f3b56bb412e01be99f0bb228502984226fd274a198588a668c0
          emergency: {number: "113", do: Ambulance, signs: [{text: Chest pain, words: [chest pain]}]}
          today: {number: "116 117", do: Out of hours, signs: [{text: A hot joint, words: [hot joint]}]}
          book: {do: Your own doctor, signs: [Fog]}
          talk: [{number: "116 123", label: To talk}]

        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("content-");

    public TempContent()
    {
        Write("site.yaml", "name: Test\nlanguages: [en]\ntime-zone: Europe/Oslo\ncondition: fm\norganisation: {name: The Clinic}\n" + Urgency);
        Write("people.yaml", "ann:\n  name: Ann Berg\n  profession: Doctor\nbo:\n  name: Bo Lie\n  profession: Nurse\n");
        Write("clinics.yaml", "");
        Write("conditions.yaml", "fm:\n  names: Fibromyalgia\n  codes:\n    - {system: ICD-10, code: M79.7, label: Fibromyalgia, relation: exact}\n");
        Write("topics.yaml", "sleep:\n  en: {title: Sleep, description: About sleep.}\n");
        Write("glossary.yaml", "cbt:\n  en: {term: CBT, forms: [cognitive therapy], meaning: a talking therapy}\n");
        Write("references.json", Sources(Source("wu2017"), Source("bell2018")));
        Write(ArticlePath, Article());
    }

    public string Root => _root.FullName;

    public static string Source(string id, string custom = "\"evidence\": \"moderate\", \"status\": \"verified\"") =>
        $$"""{"id": "{{id}}", "type": "article-journal", "title": "About {{id}}", "author": [{"family": "Wu", "given": "A B"}], "issued": {"date-parts": [[2017]]}, "custom": { {{custom}} } }""";

    public static string Sources(params string[] items) => $"[{string.Join(",\n", items)}]";

    /// <summary>
    /// The article of the folder, with lines of its front matter replaced or taken away (null), and another body. It is signed, unless
    /// the line <c>signed</c> is among those.
    /// </summary>
    public static string Article(string? body = null, params (string Key, string? Line)[] changes)
    {
        var lines = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["title"] = "title: Better sleep",
            ["summary"] = "summary: What may help you sleep.",
            ["aim"] = "aim: This page is for people who sleep badly. It helps you choose.",
            ["status"] = "status: published",
            ["publish"] = "publish: 2026-01-10",
            ["authors"] = "authors: [ann]",
            ["reviewer"] = "reviewer: bo",
            ["reviewed"] = "reviewed: 2026-01-09",
            ["topics"] = "topics: [sleep]",
            ["conditions"] = "conditions: [fm]",
            ["key-points"] = "key-points:\n  - Sleep is light.\n  - It can get better.\n  - You can start small.",
            ["interests"] = "interests: none",
        };
        foreach ((string key, string? line) in changes)
        {
            lines[key] = line;
        }

        string text = $"---\n{string.Join('\n', lines.Values.Where(line => line is not null))}\n---\n{body ?? Body}";
        return lines.ContainsKey("signed") ? text : HandSigned.Add(text);
    }

    public const string Body = """
        ## What studies say

        Sleep is lighter. [@wu2017]{moderate} It was seen again. [@bell2018]{moderate}

        ## What we do not know

        ::: unknown
        - If better sleep lowers pain.
        :::

        ::: help
        today: A painful rash
        :::

        ::: easy
        ## Sleep

        Sleep is light.
        :::

        """;

    public string Full(string path) => Path.Combine(Root, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllText(Full(path), text);
    }

    public ContentLoader Reader(bool keepManuscripts = true) => new(new ContentFolder(Root), keepManuscripts);

    public ContentSnapshot Read() => Reader().Read() ?? throw new InvalidOperationException("Nothing was read.");

    public void Dispose() => _root.Delete(recursive: true);
}
