using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Editing.Documents;
using FibroInfo.Site;

namespace FibroInfo.Editing.Workflow;

/// <summary>Writes the keys of a text that an action changes: its state, its date, the line on what changed, its signature.</summary>
public sealed class PublicationFrontMatter(ContentStore content, TimeProvider clock)
{
    private SiteProfile Site => content.Site;

    private DateOnly Today => Site.Today(clock.GetUtcNow());

    /// <summary>A text that is to go to its readers.</summary>
    /// <param name="line">What they are told of the change; null for nothing.</param>
    /// <param name="isLive">Readers have the article in another wording.</param>
    /// <param name="publish">When the text itself says that it appears; null when it does not say.</param>
    /// <param name="at">When it is to appear; null for now.</param>
    public string Prepared(OpenArticle open, string text, CorrectionLine? line, bool isLive, DateTimeOffset? publish, DateTimeOffset? at)
    {
        text = line?.PutInto(text, Today) ?? text;
        return ArticleDocument.Parse(text) is { } matter
            ? SignOff.RemoveVoid(matter).With("status", "published").With("publish", GetDate(open, matter, isLive, publish, at)).ToString() : text;
    }

    /// <summary>A text that a colleague is to sign: readers of the old one are told what changed.</summary>
    public (string Text, ActionRefusal? Refusal) PreparedForReview(OpenArticle open, bool isOfLive, CorrectionLine? line)
    {
        if (ArticleDocument.Parse(open.Text) is not { } matter)
        {
            return (open.Text, ActionRefusal.UnreadableKeys);
        }

        // Nothing changed that readers could be told of: the file itself is to be signed.
        if (open.Text == open.OnDisk)
        {
            return (open.Text, null);
        }

        string before = open.OnDisk ?? "";
        bool hasLine = CorrectionLine.CountIn(matter) > (ArticleDocument.Parse(before) is { } old ? CorrectionLine.CountIn(old) : 0);
        bool wantsLine = isOfLive && !hasLine && SignOff.ComputeHash(open.Text) != SignOff.ComputeHash(before);
        return wantsLine && line is null ? (open.Text, ActionRefusal.NoCorrection)
            : (hasLine || !isOfLive || line is null ? open.Text : line.PutInto(open.Text, Today), null);
    }

    /// <summary>As it would stand before readers, for the checks: what a date and a signature will settle is settled.</summary>
    /// <param name="reviewer">Who would sign it, an id of people.yaml; null when nobody is known.</param>
    public string AsPublished(string text, string? reviewer)
    {
        if (ArticleDocument.Parse(text) is not { } matter)
        {
            return text;
        }

        matter = reviewer is null ? matter : new SignOff(matter.Signature, reviewer, Iso(Today)).PutInto(matter);
        return matter.With("status", "published").With("publish", matter.Text("publish") is { Length: > 0 } day ? day : Iso(Today)).ToString();
    }

    /// <summary>Its address answers that it was taken away; why stands in its file, for whoever asks later.</summary>
    public string Withdrawn(string text, CorrectionLine line) => ArticleDocument.Parse(text) is { } matter
        ? line.PutInto(matter, Today).With("status", "withdrawn").ToString() : text;

    /// <summary>As it was before it was scheduled: in the folder, and before nobody's eyes.</summary>
    public static string Unscheduled(string text) =>
        ArticleDocument.Parse(text) is { } matter ? matter.With("status", "draft").With("publish", "").ToString() : text;

    private string GetDate(OpenArticle open, ArticleDocument matter, bool isLive, DateTimeOffset? publish, DateTimeOffset? at)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return at is { } moment ? LocalScheduleTime.Write(moment, Site.TimeZone)
            // A change of a page does not make it new.
            : isLive && open.OnDisk is { } old ? ArticleDocument.Parse(old)?.Text("publish") ?? matter.Text("publish")
            : publish <= now ? matter.Text("publish")
            : open.Path.IsNext ? LocalScheduleTime.Write(now, Site.TimeZone)
            : Iso(Today);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
