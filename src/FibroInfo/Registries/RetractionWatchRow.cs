using System.Globalization;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>One notice in the list of Retraction Watch; the fields we read of it.</summary>
/// <param name="Number">Its <c>Record ID</c>: of two notices of one day the later has the higher.</param>
internal sealed record RetractionWatchRow(long Number, DateOnly? Date, string? Notice, string? Doi, string? Pmid, NoticeState State)
{
    public static RetractionWatchRow Read(Func<string, string> field) => new(
        long.TryParse(field("Record ID"), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0,
        Day(field("RetractionDate")),
        Known(field("RetractionDOI")),
        Known(field("OriginalPaperDOI")),
        field("OriginalPaperPubMedID") is { Length: > 0 } pmid && pmid.All(char.IsAsciiDigit) && pmid.Trim('0') != "" ? pmid : null,
        UpdateTypes.Of(field("RetractionNature")));

    public NoticeFinding Finding => new(State, Date, Notice is null ? null : References.Doi.TryParse(Notice, out Doi doi) ? doi : null);

    /// <summary>Whether it was written after another about the same paper: the newest has the last word.</summary>
    public bool IsNewerThan(RetractionWatchRow? other) =>
        other is null || (Date ?? DateOnly.MinValue, Number).CompareTo((other.Date ?? DateOnly.MinValue, other.Number)) > 0;

    // "Unavailable" stands where there is none.
    private static string? Known(string doi) => References.Doi.TryParse(doi, out Doi known) ? known.Value : null;

    // "5/27/2022 0:00", month first.
    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(
            text.Split(' ')[0], ["M/d/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
