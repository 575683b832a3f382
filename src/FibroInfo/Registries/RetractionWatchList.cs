using System.Globalization;
using System.Text;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>
/// The list of Retraction Watch (https://gitlab.com/crossref/retraction-watch-data), for sites without a network connection. It is
/// read once and compared with the site's sources.
/// </summary>
public sealed class RetractionWatchList
{
    private static readonly string[] Needed = ["Record ID", "RetractionDate", "RetractionDOI", "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature"];

    private readonly Dictionary<string, RetractionWatchRow> _newest = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notices = new(StringComparer.Ordinal);

    private RetractionWatchList()
    {
    }

    public int Rows { get; private set; }

    /// <summary>The day of its newest notice, which is how recent its information is, whenever it was loaded.</summary>
    public DateOnly? Newest { get; private set; }

    /// <param name="csv">UTF-8; the first line names the columns.</param>
    /// <param name="today">A notice with a later date is a mistake in the list and does not count for <see cref="Newest"/>.</param>
    /// <exception cref="InvalidDataException">The file is not such a list. The message is one sentence for people.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<RetractionWatchList> ReadAsync(Stream csv, DateOnly today, CancellationToken cancel)
    {
        var list = new RetractionWatchList();
        Dictionary<string, int>? columns = null;
        using var reader = new StreamReader(csv, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        await foreach (IReadOnlyList<string> row in CsvRowReader.RowsAsync(reader))
        {
            cancel.ThrowIfCancellationRequested();
            if (columns is null)
            {
                columns = Columns(row);
            }
            else
            {
                list.Add(RetractionWatchRow.Read(name => row.ElementAtOrDefault(columns[name])?.Trim() ?? ""), today);
            }
        }

        return columns is null ? throw new InvalidDataException("The file is empty.")
            : list.Rows == 0 ? throw new InvalidDataException("The file names columns, and has no rows.")
            : list;
    }

    /// <summary>The notice on a paper, found by DOI or PMID. A paper that is not in the list has no known notice.</summary>
    public NoticeFinding GetNotice(References.Reference source)
    {
        RetractionWatchRow? byDoi = Find(source.Doi?.Value), byPmid = Find(source.Pmid);
        RetractionWatchRow? newest = byDoi?.IsNewerThan(byPmid) == true ? byDoi : byPmid ?? byDoi;
        return newest is not null ? newest.Finding
            : source.Doi is { } doi && _notices.Contains(doi.Value) ? new NoticeFinding(NoticeState.IsNotice)
            : NoticeFinding.None;
    }

    private RetractionWatchRow? Find(string? paper) => paper is null ? null : _newest.GetValueOrDefault(paper);

    private static Dictionary<string, int> Columns(IReadOnlyList<string> names)
    {
        var columns = names.Select((name, at) => (Name: name.Trim(), at))
            .DistinctBy(column => column.Name)
            .ToDictionary(column => column.Name, column => column.at, StringComparer.Ordinal);
        string[] missing = [.. Needed.Where(name => !columns.ContainsKey(name))];
        return missing is []
            ? columns
            : throw new InvalidDataException(
                $"It is no list of Retraction Watch: its first line does not name {string.Join(", ", missing)}.");
    }

    private void Add(RetractionWatchRow row, DateOnly today)
    {
        Rows++;
        Newest = row.Date is { } day && day <= today && (Newest is null || day > Newest) ? day : Newest;
        foreach (string paper in new[] { row.Doi, row.Pmid }.OfType<string>().Where(paper => row.IsNewerThan(_newest.GetValueOrDefault(paper))))
        {
            _newest[paper] = row;
        }

        // Many journals retract under the paper's own DOI; only a different DOI is a notice by itself.
        if (row.Notice is { } notice && notice != row.Doi)
        {
            _notices.Add(notice);
        }
    }
}

/// <summary>One notice in the list of Retraction Watch, with the fields that the site uses.</summary>
/// <param name="Number">The <c>Record ID</c>: of two notices on the same day, the later one has the higher number.</param>
internal sealed record RetractionWatchRow(long Number, DateOnly? Date, string? Notice, string? Doi, string? Pmid, NoticeState State)
{
    public static RetractionWatchRow Read(Func<string, string> field) => new(
        long.TryParse(field("Record ID"), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0,
        Day(field("RetractionDate")),
        DoiOrNull(field("RetractionDOI")),
        DoiOrNull(field("OriginalPaperDOI")),
        field("OriginalPaperPubMedID") is { Length: > 0 } pmid && pmid.All(char.IsAsciiDigit) && pmid.Trim('0') != "" ? pmid : null,
        NoticeTypeParser.Parse(field("RetractionNature")));

    public NoticeFinding Finding => new(State, Date, Notice is null ? null : References.Doi.TryParse(Notice, out Doi doi) ? doi : null);

    /// <summary>Whether it was written after another notice on the same paper; the newest one counts.</summary>
    public bool IsNewerThan(RetractionWatchRow? other) =>
        other is null || (Date ?? DateOnly.MinValue, Number).CompareTo((other.Date ?? DateOnly.MinValue, other.Number)) > 0;

    // The list has "Unavailable" where there is no DOI.
    private static string? DoiOrNull(string doi) => References.Doi.TryParse(doi, out Doi known) ? known.Value : null;

    // Such as "5/27/2022 0:00", month first.
    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(
            text.Split(' ')[0], ["M/d/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
