using System.Text.Json;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;
using FibroInfo.Tests.Comments;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Commands;

/// <summary><c>comments</c>, called beside a site that runs and does it.</summary>
public sealed class CommentCommandHandlerTests(VerbSite site) : IClassFixture<VerbSite>
{
    private CommentStore Comments => site.Services.GetRequiredService<CommentStore>();

    [Fact]
    public async Task What_the_list_names_can_be_approved_and_its_page_hears_of_it_at_once()
    {
        await Waiting.PostAsync(site.Services, "List me, then approve me.");
        string line = Assert.Single(Lines(Run("comments", "list").Output), line => line.EndsWith("Kari: List me, then approve me.", StringComparison.Ordinal));
        Assert.Matches(@"^\d+  fibro-fog  0 min  \[\]  Kari: ", line);
        var told = new List<string>();
        site.Services.GetRequiredService<ChangeNotifier>().Subscribe(told.AddRange);

        (int exitCode, string output, string errors) = Run("comments", "approve", line.Split(' ')[0]);

        Assert.Equal((0, $"Comment {line.Split(' ')[0]} is approved.", ""), (exitCode, output.TrimEnd(), errors));
        Assert.Contains("List me, then approve me.", await Waiting.ShownAsync(site.Services));
        Assert.Contains("article:fibro-fog", told);
    }

    [Fact]
    public async Task A_rejection_tells_its_reason_to_the_writer_as_it_was_typed()
    {
        (string token, long id) = await Waiting.PostAsync(site.Services, "Reject me.");

        (int exitCode, string output, _) = Run("comments", "reject", $"{id}", "--reason", "@you: names somebody else — \"Ida\".");

        Assert.Equal((0, $"Comment {id} is rejected."), (exitCode, output.TrimEnd()));
        Assert.Equal("@you: names somebody else — \"Ida\".", (await Comments.FindAsync(token, CancellationToken.None))!.Reason);
    }

    [Fact]
    public async Task Spam_is_put_away()
    {
        (string token, long id) = await Waiting.PostAsync(site.Services, "Buy this.");

        Assert.Equal(0, Run("comments", "spam", $"{id}").ExitCode);
        Assert.Equal(CommentState.Spam, (await Comments.FindAsync(token, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task A_text_that_was_changed_after_it_was_listed_is_refused_until_it_is_read_again_C_1()
    {
        (string token, long id) = await Waiting.PostAsync(site.Services, "What was listed.");
        await Comments.EditAsync(token, CommentRoom.Text("What nobody read."), new ScreeningResult([]), CancellationToken.None);

        (int exitCode, _, string errors) = Run("comments", "approve", $"{id}");

        Assert.Equal(1, exitCode);
        Assert.Contains($"{id}.2 (waiting)", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("What nobody read.", await Waiting.ShownAsync(site.Services));
        Assert.StartsWith($"{id}.2  ", Lines(Run("comments", "list").Output).Single(line => line.Contains("What nobody read.", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(0, Run("comments", "approve", $"{id}.2").ExitCode);
        Assert.Contains("What nobody read.", await Waiting.ShownAsync(site.Services));
    }

    [Fact]
    public async Task Despair_comes_first_and_the_json_says_all_that_a_program_needs_C_8()
    {
        (_, long calm) = await Waiting.PostAsync(site.Services, "A calm æøå.");
        (_, long urgent) = await Waiting.PostAsync(site.Services, "No way out.", new ScreeningFinding(ScreeningFindingKind.Despair, 0, 10));

        using var json = JsonDocument.Parse(Run("comments", "list", "--json").Output);
        JsonElement[] items = [.. json.RootElement.EnumerateArray()];
        JsonElement first = items[0];

        Assert.Equal((urgent, 1, $"{urgent}"), (first.GetProperty("id").GetInt64(), first.GetProperty("version").GetInt32(), first.GetProperty("wording").GetString()));
        Assert.Equal(("fibro-fog", "Kari", "No way out."), (Text(first, "article"), Text(first, "name"), Text(first, "text")));
        Assert.True(first.GetProperty("despair").GetBoolean());
        Assert.Equal("despair", Text(Assert.Single(first.GetProperty("marks").EnumerateArray()), "kind"));
        Assert.Contains(items[1..], item => item.GetProperty("id").GetInt64() == calm && Text(item, "text") == "A calm æøå.");
        Assert.StartsWith($"{urgent}  fibro-fog  0 min  [despair]  ", Run("comments", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_cannot_speak_to_the_terminal_nor_begin_a_line_T25()
    {
        const string Body = "One\u001b[2J\u009b31m\r99  fibro-fog\ntwo\u2028three\u202Eruof\u0007 end.";
        (_, long id) = await Waiting.PostAsync(site.Services, Body);

        string list = Run("comments", "list").Output, json = Run("comments", "list", "--json").Output;

        Assert.Single(Lines(list), line => line.Contains("One", StringComparison.Ordinal) && line.EndsWith("end.", StringComparison.Ordinal));
        Assert.All(list + json, letter => Assert.True(letter == '\n' || !(char.IsControl(letter) || letter is '\u2028' or '\u202E'), $"U+{(int)letter:X4}"));
        using var parsed = JsonDocument.Parse(json);
        JsonElement item = parsed.RootElement.EnumerateArray().Single(item => item.GetProperty("id").GetInt64() == id);
        Assert.Equal(Body.Replace('\r', '\n'), Text(item, "text"));
    }

    [Fact]
    public async Task Two_who_approve_at_once_are_both_told_that_it_is_so()
    {
        (_, long id) = await Waiting.PostAsync(site.Services, "Approve me twice.");

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Run("comments", "approve", $"{id}"))));

        Assert.All(answers, answer => Assert.Equal((0, ""), (answer.ExitCode, answer.Errors)));
        Assert.Equal([$"Comment {id} is approved.", $"Comment {id} was approved before."], answers.Select(answer => answer.Output.TrimEnd()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_not_there_ends_with_1_and_a_sentence()
    {
        (int exitCode, string output, string errors) = Run("comments", "approve", "4711000");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("There is no comment 4711000", errors, StringComparison.Ordinal);
    }

    private (int ExitCode, string Output, string Errors) Run(params string[] verb) =>
        Executable.Run([.. verb, $"--Paths:Data={site.Data.FullName}", $"--Paths:Content={site.Content.Root}"]);

    private static string[] Lines(string output) => output.TrimEnd('\n').Split('\n');

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
