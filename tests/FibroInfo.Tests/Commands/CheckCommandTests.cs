using System.Text.Json;
using FibroInfo.Text;

namespace FibroInfo.Tests.Commands;

/// <summary><c>check</c> as it is called: its exit code, its plain lines, its JSON.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void A_folder_with_advice_alone_ends_with_0() => Assert.Equal(0, Check().ExitCode);

    [Fact]
    public void A_warning_is_told_and_ends_with_0()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article("Text.\n"));

        (int exitCode, string output) = Check();

        Assert.Equal(0, exitCode);
        Assert.Contains($"{TempContent.ArticlePath}:1:1: warning: ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check --json --Paths:Content={0}")]
    [InlineData("check --Paths:Content={0} --json")]
    [InlineData("check --json --Paths:Content {0}")]
    [InlineData("--Paths:Content={0} check --json")]
    [InlineData("check --urls http://localhost:5081 --json --Paths:Content={0}")]
    public void Every_order_of_verb_flag_and_setting_checks_the_folder_named(string line)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article("See [@nobody2020].\n"));

        (int exitCode, string output, string errors) = Executable.Run(line.Replace("{0}", _content.Root, StringComparison.Ordinal).Split(' '));

        Assert.Equal((1, ""), (exitCode, errors));
        Assert.Contains("nobody2020", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_sits_at_a_terminal_each_problem_is_one_line_and_the_last_line_counts_them()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article("See [@nobody2020].\n"));

        (int exitCode, string output) = Check();

        string[] lines = output.TrimEnd().Split('\n');
        Assert.Equal(1, exitCode);
        Assert.DoesNotContain('\u001b', output);
        string told = Assert.Single(lines, line => line.EndsWith("[E-6.citation]", StringComparison.Ordinal));
        Assert.StartsWith($"{TempContent.ArticlePath}:19:5: error: No source has the key 'nobody2020'.", told, StringComparison.Ordinal);
        Assert.StartsWith("1 error, ", lines[^1], StringComparison.Ordinal);
        Assert.All(lines[..^1], line => Assert.Matches(@"^[\w./-]+:\d+:\d+: (error|warning|advice): .+ \[[\w.-]+\]$", line));
    }

    [Fact]
    public void The_json_is_the_array_of_the_contract_and_says_what_the_rules_found()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article("It is “so”. [@nobody2020]\n"));
        _content.Write("conditions.yaml", "fm:\n  names: Fibromyalgia\n  codes:\n    - {system: X, code: L18, label: Pain, relation: exact}\n");
        IReadOnlyList<Problem> found = FibroInfo.Checks.EditorialRules.Run(_content.Read(), DateOnly.FromDateTime(DateTime.UtcNow));

        (int exitCode, string output, _) = Executable.Run("check", "--json", $"--Paths:Content={_content.Root}");

        using var json = JsonDocument.Parse(output);
        Assert.Equal(1, exitCode);
        Assert.Equal(found.Count, json.RootElement.GetArrayLength());
        Assert.Contains(found, problem => problem.Severity == Severity.Error);
        foreach ((Problem problem, JsonElement item) in found.Zip(json.RootElement.EnumerateArray()))
        {
            Assert.Equal(["rule", "severity", "file", "line", "column", "message", "mend"], item.EnumerateObject().Select(field => field.Name));
            Assert.Equal(problem.Rule, item.GetProperty("rule").GetString());
            Assert.Equal(problem.Severity.ToString().ToLowerInvariant(), item.GetProperty("severity").GetString());
            Assert.Equal(
                (problem.File, problem.Line, problem.Column),
                (item.GetProperty("file").GetString()!, item.GetProperty("line").GetInt32(), item.GetProperty("column").GetInt32()));
            Assert.Equal((problem.Message, problem.Fix), (item.GetProperty("message").GetString()!, item.GetProperty("mend").GetString()!));
        }
    }

    private (int ExitCode, string Output) Check()
    {
        (int exitCode, string output, string errors) = Executable.Run("check", $"--Paths:Content={_content.Root}");
        Assert.Empty(errors);
        return (exitCode, output);
    }
}
