using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Mail;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Letters;

/// <summary>Tells people of a review 60, 30 and 0 days before it is due, each time once (E-12).</summary>
public sealed class ReviewReminders(Store store, Outbox outbox, ReviewLetters letters, Colleagues colleagues, Shelf shelf)
{
    /// <returns>How many letters were written.</returns>
    /// <exception cref="StoreAwayException">Nothing was stored, and nobody was told.</exception>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        Library library = shelf.Current;
        DueReview[] due = [.. library.Articles.Select(article => DueReview.Of(article, library.Day)).OfType<DueReview>()];
        // Looking needs no turn at the gate, where readers' posts wait.
        if (due is [] || await store.ReadAsync(db => UntoldAsync(db, due, library.Day, cancel)) is [])
        {
            return 0;
        }

        IReadOnlyList<Colleague> staff = await colleagues(cancel);
        return await store.WriteAsync(
            async writing =>
            {
                await writing.Db.Set<ReviewReminder>().Where(reminder => reminder.Day > library.Day).ExecuteDeleteAsync(cancel);
                return Write(writing, await UntoldAsync(writing.Db, due, library.Day, cancel), staff, library.Day);
            }, cancel);
    }

    // One letter a person and day, that of the day's first round: what comes later in the day is told on the next.
    private static async Task<IReadOnlyList<DueReview>> UntoldAsync(SiteDb db, DueReview[] due, DateOnly today, CancellationToken cancel)
    {
        if (await db.Set<ReviewReminder>().AnyAsync(reminder => reminder.Day == today, cancel))
        {
            return [];
        }

        DateOnly first = due.Min(one => one.Due), last = due.Max(one => one.Due);
        // Told in the future is what a clock that was ahead leaves behind (R12): nobody would be told when it is time.
        List<ReviewReminder> told = await db.Set<ReviewReminder>().AsNoTracking()
            .Where(reminder => reminder.Due >= first && reminder.Due <= last && reminder.Day < today).ToListAsync(cancel);
        return [.. due.ExceptBy(told.Select(reminder => (reminder.File, reminder.Due, reminder.Stage)), one => (one.Path.Path, one.Due, one.Stage))];
    }

    // What nobody can be told of is told as soon as somebody is there.
    private int Write(Writing writing, IReadOnlyList<DueReview> untold, IReadOnlyList<Colleague> staff, DateOnly today)
    {
        (DueReview Review, Colleague Reader)[] news = [.. untold.SelectMany(review => review.Readers(staff), (review, reader) => (review, reader))];
        foreach (DueReview review in news.Select(one => one.Review).Distinct())
        {
            writing.Db.Add(new ReviewReminder { File = review.Path.Path, Due = review.Due, Stage = review.Stage, Day = today });
        }

        IGrouping<string, DueReview>[] byReader = [.. news.GroupBy(one => one.Reader.Email, one => one.Review, StringComparer.Ordinal)];
        foreach (IGrouping<string, DueReview> reader in byReader)
        {
            outbox.Add(writing, letters.Reminder(reader.Key, [.. reader], today));
        }

        return byReader.Length;
    }
}
