using FibroInfo.Commands;

namespace FibroInfo.Tests.Commands;

/// <summary>Settings and a verb may stand in any order, and what is neither is refused in words.</summary>
public sealed class CommandLineArgumentsTests
{
    [Theory]
    [InlineData("check --json --Paths:Content=x", "--Paths:Content=x", "check --json")]
    [InlineData("--Paths:Content=x check", "--Paths:Content=x", "check")]
    [InlineData("--Paths:Content x check --json", "--Paths:Content=x", "check --json")]
    [InlineData("check --urls http://localhost:1 --json", "--urls=http://localhost:1", "check --json")]
    [InlineData("--environment=Production --contentRoot=/x", "--environment=Production --contentRoot=/x", "")]
    [InlineData("--Paths= --Paths:Content=x", "--Paths= --Paths:Content=x", "")]
    [InlineData("import references /tmp/a:b.bib", "", "import references /tmp/a:b.bib")]
    [InlineData("--help", "", "--help")]
    public void Settings_are_for_the_host_and_the_rest_for_the_verb(string line, string settings, string words)
    {
        var arguments = CommandLineArguments.Parse(line.Split(' '));

        Assert.Null(arguments.Fault);
        Assert.Equal(settings, string.Join(' ', arguments.Settings));
        Assert.Equal(words, string.Join(' ', arguments.Words));
    }

    [Theory]
    [InlineData("check --urls")]
    [InlineData("--Paths:Content --json check")]
    public void A_setting_without_its_value_is_a_fault(string line) =>
        Assert.Contains("has no value", CommandLineArguments.Parse(line.Split(' ')).Fault, StringComparison.Ordinal);

    [Theory]
    [InlineData("chek", "Did you mean 'check'?")]
    [InlineData("check --jsn", "Did you mean '--json'?")]
    [InlineData("check extra", "'extra'")]
    [InlineData("--Url=http://localhost:5080", "Did you mean '--Urls'?")]
    [InlineData("--json", "'--json'")]
    [InlineData("check -x=1", "'-x=1'")]
    [InlineData("check --Paths:Contnt=x", "did you mean Paths:Content?")]
    [InlineData("check --urls", "--urls has no value")]
    [InlineData("check --Paths:Content=/nowhere/at/all", "there is no such folder")]
    public void Wrong_use_ends_with_2_and_a_sentence(string line, string sentence)
    {
        (int exitCode, string output, string errors) = Executable.Run(line.Split(' '));

        Assert.Equal(2, exitCode);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Theory]
    [InlineData("--help", "check")]
    [InlineData("check --help", "--json")]
    public void Help_is_no_wrong_use(string line, string told)
    {
        (int exitCode, string output, _) = Executable.Run(line.Split(' '));

        Assert.Equal(0, exitCode);
        Assert.Contains(told, output, StringComparison.Ordinal);
    }
}
