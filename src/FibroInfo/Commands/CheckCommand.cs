using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Text;
using Spectre.Console;

namespace FibroInfo.Commands;

/// <summary><c>check</c>: runs every rule on the whole content folder. Prints for a terminal, for a pipe, or as JSON.</summary>
internal static class CheckCommand
{
    public static int Run(string content, bool asJson, TextWriter output)
    {
        ContentSnapshot snapshot = new ContentLoader(new ContentFolder(content), keepManuscripts: true).ReadAsItIs();
        IReadOnlyList<Problem> problems = EditorialRules.Run(snapshot, snapshot.SiteData.Site.Today(TimeProvider.System.GetUtcNow()));
        if (asJson)
        {
            output.WriteLine(CheckJsonOutput.Serialize(SignatureHints.AddTo(problems, snapshot)));
        }
        else if (Console.IsOutputRedirected)
        {
            CheckPlainOutput.Write(problems, snapshot, output);
        }
        else
        {
            CheckTerminalOutput.Write(problems, snapshot);
        }

        return problems.Any(problem => problem.Severity == Severity.Error) ? 1 : 0;
    }

    public static int ListRules(TextWriter output)
    {
        int width = RuleCatalogue.All.Keys.Max(rule => rule.Length);
        foreach ((string rule, string asks) in RuleCatalogue.All)
        {
            output.WriteLine($"{rule.PadRight(width)}  {asks}");
        }

        return 0;
    }
}

/// <summary>The JSON form, which the contract defines: an array of <c>{rule, severity, file, line, column, message, mend}</c>.</summary>
internal static class CheckJsonOutput
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Serialize(IReadOnlyList<Problem> problems) => JsonSerializer.Serialize(problems, Options);
}

/// <summary>One problem per line, for searching and counting.</summary>
internal static class CheckPlainOutput
{
    public static void Write(IReadOnlyList<Problem> problems, ContentSnapshot snapshot, TextWriter output)
    {
        foreach (Problem problem in problems)
        {
            string severity = problem.Severity.ToString().ToLowerInvariant();
            output.WriteLine($"{problem.File}:{problem.Line}:{problem.Column}: {severity}: {problem.Message} {problem.Fix} [{problem.Rule}]");
        }

        foreach ((string file, string seal) in SignatureHints.Missing(snapshot))
        {
            output.WriteLine($"{file}: {seal}");
        }

        output.WriteLine(ProblemSummary.Format(problems));
    }
}

/// <summary>The problems for a person at a terminal: by file, the most serious first, then statistics about the texts.</summary>
internal static class CheckTerminalOutput
{
    private static readonly Dictionary<Severity, string> Colours = new()
    {
        [Severity.Error] = "red",
        [Severity.Warning] = "yellow",
        [Severity.Advice] = "blue",
    };

    public static void Write(IReadOnlyList<Problem> problems, ContentSnapshot snapshot)
    {
        foreach (IGrouping<string, Problem> file in problems.GroupBy(problem => problem.File, StringComparer.Ordinal))
        {
            AnsiConsole.MarkupLineInterpolated($"\n[bold]{file.Key}[/]");
            foreach (Problem problem in file.OrderBy(problem => problem.Severity).ThenBy(problem => problem.Line))
            {
                AnsiConsole.Markup($"  [{Colours[problem.Severity]}]{problem.Severity.ToString().ToLowerInvariant(),-8}[/]");
                AnsiConsole.MarkupLineInterpolated($"{problem.Line}:{problem.Column}  {problem.Message} {problem.Fix} [dim]{problem.Rule}[/]");
            }
        }

        AnsiConsole.WriteLine();
        AnsiConsole.Write(Statistics(snapshot));
        foreach ((string file, string seal) in SignatureHints.Missing(snapshot))
        {
            AnsiConsole.MarkupLineInterpolated($"[dim]{file}[/]  {seal}");
        }

        AnsiConsole.MarkupLineInterpolated($"\n{ProblemSummary.Format(problems)}");
    }

    private static Table Statistics(ContentSnapshot snapshot)
    {
        Table table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("text", column => column.NoWrap())
            .AddColumns("words", "a sentence", "grade", "SMOG", "LIX", "easy", "grade", "LIX");
        foreach (ParsedContentFile text in snapshot.Texts)
        {
            var full = TextStatistics.Measure(text.ParsedMarkdown.Prose, text.Path.Language);
            var easy = TextStatistics.Measure(text.ParsedMarkdown.EasyProse, text.Path.Language);
            string[] easyCells = easy.Words == 0 ? ["", "", ""] : [$"{easy.Words}", $"{easy.Grade:F1}", $"{easy.Lix:F0}"];
            table.AddRow(
            [
                text.Path.Path.EscapeMarkup(), $"{full.Words}", $"{full.WordsPerSentence:F1}",
                $"{full.Grade:F1}", $"{full.Smog:F1}", $"{full.Lix:F0}", .. easyCells,
            ]);
        }

        return table;
    }
}

/// <summary>
/// The lines that a reviewer or translator pastes into front matter: what they sign, and what they translated.
/// </summary>
internal static class SignatureHints
{
    public static IEnumerable<(string File, string Seal)> Missing(ContentSnapshot snapshot)
    {
        if (snapshot.SiteData.Site.Urgency is { IsSigned: false } urgency)
        {
            yield return ("site.yaml", $"signed: {urgency.Signature}");
        }

        // By texts, not by URLs: a translation is also signed before its language has pages.
        foreach (Article article in snapshot.Texts.Select(text => text.Article).OfType<Article>().Where(IsForReaders))
        {
            string body = FrontMatter.Read(Encoding.UTF8.GetString(article.Source.Span), article.File, [])!.Body;
            if (article.Sign != SignatureStatus.Signed)
            {
                yield return (article.File, SignatureHash.FormatLine(article, body));
            }

            if (snapshot.SiteData.Site.Languages.Count > 1 && article.Translation is null)
            {
                yield return (article.File, $"translated-at: [{string.Join(", ", SignatureHash.ComputeBlockHashes(body))}]");
            }
        }
    }

    /// <summary>The problems, those of an unsigned text with the line that signs it: <c>--json</c> has no other place for it.</summary>
    public static IReadOnlyList<Problem> AddTo(IReadOnlyList<Problem> problems, ContentSnapshot snapshot)
    {
        ILookup<string, string> lines = Missing(snapshot).Where(hint => hint.Seal.StartsWith("signed:", StringComparison.Ordinal))
            .ToLookup(hint => hint.File, hint => hint.Seal, StringComparer.Ordinal);
        return [.. problems.Select(problem => problem.Rule == "E-11" && lines[problem.File].FirstOrDefault() is { } line
            ? problem with { Fix = $"{problem.Fix} Whoever signs it by hand writes 'reviewer', 'reviewed' and '{line}'." } : problem)];
    }

    private static bool IsForReaders(Article article) => article.Status is ArticleStatus.Published or ArticleStatus.Review;
}

internal static class ProblemSummary
{
    /// <summary>"0 errors, 1 warning, 12 pieces of advice in 9 files."</summary>
    public static string Format(IReadOnlyList<Problem> problems)
    {
        int files = problems.Select(problem => problem.File).Distinct(StringComparer.Ordinal).Count();
        string errors = Count(Severity.Error, "error", "errors"), warnings = Count(Severity.Warning, "warning", "warnings");
        string advice = Count(Severity.Advice, "piece of advice", "pieces of advice");
        return $"{errors}, {warnings}, {advice} in {files} {(files == 1 ? "file" : "files")}.";

        string Count(Severity severity, string singular, string plural)
        {
            int count = problems.Count(problem => problem.Severity == severity);
            return $"{count} {(count == 1 ? singular : plural)}";
        }
    }
}
