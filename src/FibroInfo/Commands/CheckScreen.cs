using FibroInfo.Content;
using FibroInfo.Checks;
using FibroInfo.Text;
using Spectre.Console;

namespace FibroInfo.Commands;

/// <summary>The problems for a person at a terminal: by file, what to mend first on top, then how the texts read.</summary>
internal static class CheckScreen
{
    private static readonly Dictionary<Severity, string> Colours = new()
    {
        [Severity.Error] = "red",
        [Severity.Warning] = "yellow",
        [Severity.Advice] = "blue",
    };

    public static void Write(IReadOnlyList<Problem> problems, Holdings holdings)
    {
        foreach (IGrouping<string, Problem> file in problems.GroupBy(problem => problem.File, StringComparer.Ordinal))
        {
            AnsiConsole.MarkupLineInterpolated($"\n[bold]{file.Key}[/]");
            foreach (Problem problem in file.OrderBy(problem => problem.Severity).ThenBy(problem => problem.Line))
            {
                AnsiConsole.Markup($"  [{Colours[problem.Severity]}]{problem.Severity.ToString().ToLowerInvariant(),-8}[/]");
                AnsiConsole.MarkupLineInterpolated($"{problem.Line}:{problem.Column}  {problem.Message} {problem.Mend} [dim]{problem.Rule}[/]");
            }
        }

        AnsiConsole.WriteLine();
        AnsiConsole.Write(Figures(holdings));
        foreach ((string file, string seal) in Seals.Missing(holdings))
        {
            AnsiConsole.MarkupLineInterpolated($"[dim]{file}[/]  {seal}");
        }

        AnsiConsole.MarkupLineInterpolated($"\n{Summary.Of(problems)}");
    }

    private static Table Figures(Holdings holdings)
    {
        Table table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("text", column => column.NoWrap())
            .AddColumns("words", "a sentence", "grade", "SMOG", "LIX", "easy", "grade", "LIX");
        foreach (ReadText text in holdings.Texts)
        {
            var full = TextFigures.Of(text.Manuscript.Prose, text.Path.Language);
            var easy = TextFigures.Of(text.Manuscript.EasyProse, text.Path.Language);
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
