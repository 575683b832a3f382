using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary>One problem a line, to be searched and counted.</summary>
internal static class CheckLines
{
    public static void Write(IReadOnlyList<Problem> problems, Holdings holdings, TextWriter output)
    {
        foreach (Problem problem in problems)
        {
            string severity = problem.Severity.ToString().ToLowerInvariant();
            output.WriteLine($"{problem.File}:{problem.Line}:{problem.Column}: {severity}: {problem.Message} {problem.Mend} [{problem.Rule}]");
        }

        foreach ((string file, string seal) in Seals.Missing(holdings))
        {
            output.WriteLine($"{file}: {seal}");
        }

        output.WriteLine(Summary.Of(problems));
    }
}
