using FibroInfo.Comments;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>What was just done, as the bar above the list tells it.</summary>
/// <param name="Decided">Null when decisions were taken back.</param>
/// <param name="Of">The wordings that were decided on.</param>
public sealed record Doing(CommentState? Decided, IReadOnlyList<Wording> Of)
{
    private const string Undone = "undo";

    /// <summary>From the address. Whoever makes one up makes a sentence, and undoes nothing that was not done.</summary>
    public static Doing? Read(string? did, string? of)
    {
        CommentState decided = default;
        if (did is null || of is null || (did != Undone && (!QueueAddress.TryState(did, out decided) || decided == CommentState.Waiting)))
        {
            return null;
        }

        Wording[] seen =
        [
            .. of.Split(',').Take(QueuePage.UsualSize)
                .Select(one => Wording.TryParse(one, out Wording wording) ? wording : default)
                .Where(one => one.Comment > 0),
        ];
        return seen.Length == 0 ? null : new Doing(did == Undone ? null : decided, seen);
    }

    public static Doing? From(Decisions decisions, IReadOnlyDictionary<Wording, ModerationOutcome> outcomes)
    {
        Wording[] done = [.. outcomes.Where(pair => pair.Value == ModerationOutcome.Done).Select(pair => pair.Key)];
        return done.Length == 0 ? null : new Doing(decisions.Verdict is null ? null : decisions.Decided, done);
    }
}
