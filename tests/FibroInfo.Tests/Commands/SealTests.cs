using System.Text.Json;

namespace FibroInfo.Tests.Commands;

/// <summary>The line that a reviewer signs by is printed, whatever else is said of the text.</summary>
public sealed class SealTests : IDisposable
{
    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void An_article_is_signed_by_hand_with_the_line_that_check_prints()
    {
        LeaveUnsigned();
        string line = SealIn(Executable.Run("check", $"--Paths:Content={_content.Root}").Output);

        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("signed", line)));

        (int exitCode, string output, _) = Executable.Run("check", $"--Paths:Content={_content.Root}");
        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("[E-11]", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_line_stands_in_the_json()
    {
        LeaveUnsigned();
        string line = SealIn(Executable.Run("check", $"--Paths:Content={_content.Root}").Output);

        using var json = JsonDocument.Parse(Executable.Run("check", $"--Paths:Content={_content.Root}", "--json").Output);

        JsonElement problem = Assert.Single(json.RootElement.EnumerateArray(), problem => problem.GetProperty("rule").GetString() == "E-11");
        Assert.Contains(line, problem.GetProperty("mend").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_with_other_errors_is_mended_before_it_is_signed()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article("It is so. [@nobody2020]\n", ("signed", null)));

        string output = Executable.Run("check", $"--Paths:Content={_content.Root}").Output;

        Assert.Contains("[E-11]", output, StringComparison.Ordinal);
        Assert.DoesNotContain("signed: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_translation_without_pages_yet_is_signed_too()
    {
        _content.Write("site.yaml", "name: Test\nlanguages: [en, nb]\n");
        LeaveUnsigned();
        _content.Write("articles/sleep/nb.md", TempContent.Article(null, ("title", "title: Bedre søvn"), ("signed", null)));

        string output = Executable.Run("check", $"--Paths:Content={_content.Root}").Output;

        Assert.Contains("articles/sleep/en.md: signed: ", output, StringComparison.Ordinal);
        Assert.Contains("articles/sleep/nb.md: signed: ", output, StringComparison.Ordinal);
    }

    private void LeaveUnsigned() => _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("signed", null)));

    private static string SealIn(string output)
    {
        int at = output.IndexOf("signed: ", StringComparison.Ordinal);
        Assert.True(at >= 0, output);
        return output.Substring(at, "signed: ".Length + 64);
    }
}
