using System.Xml.Linq;
using FibroInfo.Data;

namespace FibroInfo.Tests.Commands;

public sealed class VersionTests
{
    private static readonly string Version = XDocument.Load(Repository.Folder("Directory.Build.props")).Descendants("Version").Single().Value;

    [Theory]
    [InlineData("--version")]
    [InlineData("--version", "--Paths:Content=/no/such/folder")]
    [InlineData("--version", "--Limits:Nothing=1")]
    public void The_version_is_printed_whatever_the_settings_are(params string[] arguments) =>
        Assert.Equal((0, Version, ""), Printed(Executable.Run(arguments)));

    [Fact]
    public void The_version_that_is_shown_is_that_of_the_build() => Assert.Equal(Version, ProgramVersion.Current);

    [Fact]
    public void The_changelog_says_what_is_in_this_version() =>
        Assert.Matches($@"(?m)^## \[.*{Version.Replace(".", @"\.", StringComparison.Ordinal)}", File.ReadAllText(Repository.Folder(".github/CHANGELOG.md")));

    private static (int ExitCode, string Output, string Errors) Printed((int ExitCode, string Output, string Errors) run) => run with { Output = run.Output.TrimEnd() };
}
