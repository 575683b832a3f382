using System.Text;
using FibroInfo.Editing.Documents;

namespace FibroInfo.Benchmarks;

/// <summary>Makes articles for measuring: always the same ones for the same number.</summary>
internal static class Generator
{
    private static readonly string[] Words = (
        "sleep pain people study better small change often body brain nerve light walk rest night morning doctor help plan weak early group "
        + "test result number scan cells marker higher lower part area team found later some many most").Split(' ');

    private static readonly string[] Keys = ["albrecht2019", "bell2018", "wu2018", "wu2017", "nutma2023", "seo2021", "mueller2023", "backryd2017"];

    /// <summary>Copies the content folder and adds that many articles of about 1,500 words.</summary>
    public static string Folder(string content, int articles)
    {
        string folder = Directory.CreateTempSubdirectory("figures-").FullName;
        foreach (string file in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        for (int number = 0; number < articles; number++)
        {
            string article = Path.Combine(folder, "articles", Name(number));
            Directory.CreateDirectory(article);
            File.WriteAllText(Path.Combine(article, "en.md"), Article(number, 48, 3));
        }

        return folder;
    }

    public static string Name(int number) => $"generated-{number}";

    /// <summary>An article of so many paragraphs, about 32 words each, with so many citations in the first ones.</summary>
    public static string Article(int number, int paragraphs, int citations)
    {
        var random = new Random(number);
        var text = new StringBuilder(
            $"""
            ---
            title: Generated article {number}
            summary: A text for measuring.
            aim: This page is for machines. It helps you measure.
            status: published
            publish: 2026-01-{1 + (number % 28):00}
            authors: [ingrid-solheim]
            reviewer: jonas-berg
            reviewed: 2026-01-09
            topics: [sleep]
            conditions: [fibromyalgia]
            evidence: early
            key-points:
              - One.
              - Two.
              - Three.
            interests: None.
            ---


            """);
        for (int paragraph = 0; paragraph < paragraphs; paragraph++)
        {
            text.Append(paragraph % 6 == 0 ? $"## Part {paragraph / 6}\n\n" : "").Append(Paragraph(random));
            text.Append(paragraph < citations ? $" [@{Keys[(number + paragraph) % Keys.Length]}]\n\n" : "\n\n");
        }

        text.Append("The [[microglia]] again.\n\n::: evidence early\nA claim. [@albrecht2019]\n:::\n\n::: unknown\n- All.\n:::\n\n");
        string unsigned = text.Append("::: help\nCall.\n:::\n\n::: easy\n## One\n\nSleep well.\n:::\n").ToString();
        return unsigned.Replace("\ntopics:", $"\nsigned: {SignOff.ComputeHash(unsigned)}\ntopics:", StringComparison.Ordinal);
    }

    private static string Paragraph(Random random) =>
        string.Join(' ', Enumerable.Range(0, 4).Select(_ => $"So {string.Join(' ', Enumerable.Range(0, 7).Select(_ => Words[random.Next(Words.Length)]))}."));
}
