using FibroInfo.Comments;
using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments.Screening;

/// <summary>Sentences under the screening of a clinic with two people.</summary>
internal static class Looking
{
    public static readonly ScreeningPolicy Policy = new(["Ingrid Solheim", "Jonas Berg"], ["FibroInfo", "Fjordvik Pain Clinic"]);

    public static ScreeningResult At(string body, string name = "Solstråle", string? website = null)
    {
        Assert.True(CommentText.TryParse(body, out CommentText text, out _), $"No comment: {body}");
        Assert.True(DisplayName.TryParse(name, out DisplayName display, out _), $"No name: {name}");
        return CommentScreeningRules.Screen(new CommentDraft(display, text, website), Policy);
    }

    public static void Finds(ScreeningFindingKind kind, string body) =>
        Assert.True(At(body).Findings.Any(finding => finding.Kind == kind && finding.Field == DraftField.Body), $"{kind} is not found: {body}");

    public static void LetsGo(ScreeningFindingKind kind, string body)
    {
        string[] found = [.. At(body).Findings.Where(finding => finding.Kind == kind).Select(finding => body.Substring(finding.Start, finding.Length))];
        Assert.True(found.Length == 0, $"{kind} is found in “{body}”: {string.Join(" | ", found)}");
    }

    /// <summary>A table of sentences, one a line.</summary>
    public static TheoryData<string> Lines(string table) => [.. table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
