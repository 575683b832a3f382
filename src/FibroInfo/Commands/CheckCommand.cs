using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Checks;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary><c>check</c>: every rule over the whole folder, for a person at a terminal, for a pipe, or for a machine.</summary>
internal static class CheckCommand
{
    public static int Run(string content, bool asJson, TextWriter output)
    {
        Holdings holdings = new ContentReader(new ContentFolder(content), keepManuscripts: true).ReadAsItIs();
        IReadOnlyList<Problem> problems = Rules.Run(holdings, holdings.Handbook.Site.Today(TimeProvider.System.GetUtcNow()));
        if (asJson)
        {
            output.WriteLine(CheckJson.Of(problems));
        }
        else if (Console.IsOutputRedirected)
        {
            CheckLines.Write(problems, holdings, output);
        }
        else
        {
            CheckScreen.Write(problems, holdings);
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
