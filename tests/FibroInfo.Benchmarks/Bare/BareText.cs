namespace FibroInfo.Benchmarks.Bare;

/// <summary>What the bare Razor page shows: paragraphs until it is as large as the article.</summary>
public static class BareText
{
    private const string Sentence = "So sleep pain people study better small change often body brain nerve. ";

    public static IReadOnlyList<string> Paragraphs { get; private set; } = [];

    internal static void Fill(long bytes)
    {
        string paragraph = string.Concat(Enumerable.Repeat(Sentence, 6));
        Paragraphs = [.. Enumerable.Repeat(paragraph, (int)(bytes / (paragraph.Length + "<p></p>\n".Length)))];
    }
}
