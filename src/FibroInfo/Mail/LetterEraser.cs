using System.Globalization;
using System.Text;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Mail;

/// <summary>Takes letters back again in rows that were put back: to whom had everything erased, nothing is sent.</summary>
public sealed class LetterEraser : IEraser
{
    private const string Kind = "letter";

    public async Task<IReadOnlyCollection<string>> RepeatAsync(SiteDb db, IReadOnlyList<Erasure> erasures, CancellationToken cancel)
    {
        Erasure[] mine = [.. erasures.Where(erasure => erasure.Kind == Kind)];
        if (mine.Length == 0)
        {
            return [];
        }

        // The outbox is short: letters leave it within days.
        HashSet<(string, string)> gone = [.. mine.Select(erasure => (erasure.Subject, erasure.Mark))];
        List<Envelope> all = await db.Set<Envelope>().AsNoTracking().ToListAsync(cancel);
        long[] ids = [.. all.Where(envelope => gone.Contains((Number(envelope), MarkOf(envelope)))).Select(envelope => envelope.Id)];
        await db.Set<Envelope>().Where(envelope => ids.Contains(envelope.Id)).ExecuteDeleteAsync(cancel);
        return [.. ids.Select(id => $"{Kind}:{id}")];
    }

    internal static Erasure Of(Envelope envelope, DateTimeOffset now) => new(now, Kind, Number(envelope), MarkOf(envelope));

    private static string Number(Envelope envelope) => envelope.Id.ToString(CultureInfo.InvariantCulture);

    private static string MarkOf(Envelope envelope) => Erasure.MarkOf(Encoding.ASCII.GetBytes(envelope.MessageId));
}
