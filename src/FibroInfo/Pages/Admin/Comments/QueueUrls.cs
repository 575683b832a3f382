using System.Globalization;
using FibroInfo.Comments;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>Addresses of the queue, with the state in the address in lower case.</summary>
public static class QueueUrls
{
    public const string Path = "/admin/comments";

    /// <summary>In the order of the pills. What was erased is nowhere.</summary>
    public static readonly IReadOnlyList<CommentState> States = [CommentState.Waiting, CommentState.Approved, CommentState.Rejected, CommentState.Spam];

    public static bool TryState(string? word, out CommentState state)
    {
        state = States.FirstOrDefault(one => Word(one) == word);
        return word is not null && Word(state) == word;
    }

    public static string Word(CommentState state) => state.ToString().ToLowerInvariant();

    public static string For(QueueSearch search) => For(search.State, search.Words, search.After);

    public static string For(CommentState state, string words = "", PageCursor? after = null)
    {
        string[] parts =
        [
            .. state == CommentState.Waiting ? Array.Empty<string>() : [$"state={Word(state)}"],
            .. words == "" ? Array.Empty<string>() : [$"q={Uri.EscapeDataString(words)}"],
            .. after is null ? Array.Empty<string>() : [$"after={after}"],
        ];
        return parts.Length == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
    }

    /// <summary>The queue once more, with what was done above it.</summary>
    public static string AfterDecision(QueueSearch search, DecisionForm decisions)
    {
        string address = For(search);
        char joint = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string did = decisions.Verdict is null ? "undo" : Word(decisions.Decided);
        return $"{address}{joint}did={did}&of={string.Join(',', decisions.Versions)}";
    }
}

/// <summary>The number of a comment, as it stands in the address of its pages.</summary>
internal static class CommentRouteId
{
    /// <returns>Null when it is no number, or no comment's.</returns>
    public static async Task<ModeratedComment?> FindAsync(this ModerationQueue queue, string typed, CancellationToken cancel) =>
        long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? await queue.FindAsync(number, cancel) : null;
}
