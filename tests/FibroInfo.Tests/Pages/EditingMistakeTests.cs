using System.Diagnostics;
using System.Net;
using FibroInfo.Audit;
using FibroInfo.Tests.Commands;
using FibroInfo.Tests.Running;
using FibroInfo.Tests.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FibroInfo.Tests.Pages;

/// <summary>R10: an editor saves a file with a mistake in it, on a running site and before a start.</summary>
public sealed class EditingMistakeTests
{
    private const string Colon = "title: Fibro fog: trouble with memory";

    private static readonly string Good = $"title: \"{Heading}\"";

    private const string Heading = "Fibro fog: trouble with memory and focus";

    [Fact]
    public async Task Whatever_mistake_is_saved_in_one_file_an_edit_of_another_is_live_at_once()
    {
        using var site = new RunningSite(content => EveryBlock.AddSmall(content, "beacon", "Beacon", new DateOnly(2026, 1, 1)));
        string good = site.Content.Read(Shipped.FogFile);
        Assert.Contains(Good, good, StringComparison.Ordinal);
        int edits = 0;
        foreach ((string yaml, _) in YamlMistakes.All)
        {
            site.Content.Write(Shipped.FogFile, good.Replace(Good, yaml, StringComparison.Ordinal));
            string before = $"Beacon{(edits == 0 ? "" : $" {edits}")}\"";
            site.Content.Replace("articles/beacon/en.md", before, $"Beacon {++edits}\"");
            await site.UntilAsync("/articles/beacon", (_, text) => text.Contains($"Beacon {edits}<", StringComparison.Ordinal));

            Assert.Equal(Heading, (await site.PageAsync(Shipped.Fog)).One("h1").Words());
        }

        Assert.True(edits > 60);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/health/ready"));
    }

    [Fact]
    public async Task After_a_start_with_a_mistake_in_one_file_its_address_asks_for_patience_and_every_other_page_is_there()
    {
        using var site = new RunningSite(content => content.Replace(Shipped.FogFile, Good, Colon));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusAsync(Shipped.Fog));
        foreach (string page in new[] { "/", "/articles", Shipped.Study, "/topics", "/references", "/health/ready" })
        {
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(page));
        }

        site.Content.Replace(Shipped.FogFile, Colon, Good);
        await site.UntilAsync(Shipped.Fog, (answer, _) => answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task After_a_restart_with_a_mistake_in_one_file_its_page_shows_the_last_good_version()
    {
        DirectoryInfo data = Directory.CreateTempSubdirectory("fibroinfo-kept-");
        try
        {
            using (var before = new RunningSite(_ => { }, _ => data))
            {
                await before.UntilKeptAsync(Shipped.FogFile);
            }

            foreach ((string yaml, _) in YamlMistakes.All.Where((_, number) => number % 8 == 0))
            {
                using var after = new RunningSite(content => content.Replace(Shipped.FogFile, Good, yaml), _ => data);
                EveryBlock.AddSmall(after.Content, "beacon", "Beacon", new DateOnly(2026, 1, 1));
                await after.UntilAsync("/articles/beacon", (answer, _) => answer.IsSuccessStatusCode);
                await after.UntilAsync(Shipped.Fog, (answer, _) => answer.IsSuccessStatusCode);
                Assert.Equal(Heading, (await after.PageAsync(Shipped.Fog)).One("h1").Words());
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_staff_page_of_a_broken_file_opens_and_says_how_to_correct_it()
    {
        using var site = new RunningSite(content => content.Replace(Shipped.FogFile, Good, Colon));
        using StaffVisitor author = await StaffVisitor.SignInAsync(site, Role.Author);

        string text = Html.Parse(await author.ReadAsync("/admin/articles/fibro-fog?lang=en")).One("main").Words();
        string list = await author.ReadAsync("/admin/articles");

        Assert.Contains("A text with a colon needs quotes around it.", text, StringComparison.Ordinal);
        Assert.Contains("Put quotes around all of it: title: \"Fibro fog: trouble with memory\"", text, StringComparison.Ordinal);
        Assert.Contains("/admin/articles/fibro-fog?lang=en", list, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ends_and_names_the_line()
    {
        using var content = new ContentCopy();
        content.Replace(Shipped.FogFile, Good, Colon);
        int line = content.Read(Shipped.FogFile).Split('\n').ToList().IndexOf(Colon) + 1;

        (int exitCode, string output, _) = Executable.Run("check", $"--Paths:Content={content.Root}");

        Assert.Equal(1, exitCode);
        Assert.Contains($"{Shipped.FogFile}:{line}:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_yaml_file_is_one_line_in_the_log_with_the_count()
    {
        using var site = new RunningSite();
        var heard = new Heard();
        site.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        site.Content.Write("glossary.yaml", string.Concat(Enumerable.Range(0, 5_000).Select(number => $"term-{number}:\n  en: {{trem: a}}\n")));

        var watch = Stopwatch.StartNew();
        while (!heard.Lines.Any(Tells))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "The fault was never logged.");
            await Task.Delay(TimeSpan.FromMilliseconds(25));
        }

        Assert.Matches(@"And \d{4,} more in this file", Assert.Single(heard.Lines, Tells));

        static bool Tells(string line) => line.Contains("glossary.yaml", StringComparison.Ordinal);
    }
}
