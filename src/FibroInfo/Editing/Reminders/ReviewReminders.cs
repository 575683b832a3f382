using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Workflow;
using FibroInfo.Mail;
using FibroInfo.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Editing.Reminders;

/// <summary>Tells people of a review 60, 30 and 0 days before it is due, each time once (E-12).</summary>
public sealed class ReviewReminders(SiteDatabase store, Outbox outbox, ReviewEmails letters, Colleagues colleagues, ContentStore contentStore)
{
    /// <returns>How many letters were written.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored, and nobody was told.</exception>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        PublishedContent library = contentStore.Current;
        DueReview[] due = [.. library.Articles.Select(article => DueReview.TryCreate(article, library.Day)).OfType<DueReview>()];
        // Looking needs no turn at the gate, where readers' posts wait.
        if (due is [] || await store.ReadAsync(db => UntoldAsync(db, due, library.Day, cancel)) is [])
        {
            return 0;
        }

        IReadOnlyList<StaffContact> staff = await colleagues(cancel);
        return await store.WriteAsync(
            async transaction =>
            {
                await transaction.Db.Set<ReviewReminder>().Where(reminder => reminder.Day > library.Day).ExecuteDeleteAsync(cancel);
                return Write(transaction, await UntoldAsync(transaction.Db, due, library.Day, cancel), staff, library.Day);
            }, cancel);
    }

    // One letter a person and day, that of the day's first round: what comes later in the day is told on the next.
    private static async Task<IReadOnlyList<DueReview>> UntoldAsync(SiteDbContext db, DueReview[] due, DateOnly today, CancellationToken cancel)
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
    private int Write(WriteTransaction transaction, IReadOnlyList<DueReview> untold, IReadOnlyList<StaffContact> staff, DateOnly today)
    {
        (DueReview Review, StaffContact Reader)[] news = [.. untold.SelectMany(review => review.Readers(staff), (review, reader) => (review, reader))];
        foreach (DueReview review in news.Select(one => one.Review).Distinct())
        {
            transaction.Db.Add(new ReviewReminder { File = review.Path.Path, Due = review.Due, Stage = review.Stage, Day = today });
        }

        IGrouping<string, DueReview>[] byReader = [.. news.GroupBy(one => one.Reader.Email, one => one.Review, StringComparer.Ordinal)];
        foreach (IGrouping<string, DueReview> reader in byReader)
        {
            outbox.Add(transaction, letters.Reminder(reader.Key, [.. reader], today));
        }

        return byReader.Length;
    }
}

/// <summary>Somebody of the staff who can sign in, as letters need them: this room knows no accounts.</summary>
/// <param name="Person">Who they are in people.yaml; null when nobody there.</param>
/// <param name="Writes">They may open texts.</param>
/// <param name="Reviews">They may sign others' texts.</param>
/// <param name="Administers">They get what nobody else would get.</param>
public sealed record StaffContact(long Account, string Email, string? Person, bool Writes, bool Reviews, bool Administers);

/// <summary>All of the staff who can sign in, as the rows say at this moment.</summary>
public delegate Task<IReadOnlyList<StaffContact>> Colleagues(CancellationToken cancel);

/// <summary>A review that somebody has to be told of.</summary>
/// <param name="Stage">Which of its letters: 60, 30 or 0 days before.</param>
public sealed record DueReview(Article Article, DateOnly Due, int Stage)
{
    // Of several that have come, after days on which the site was off, only the last is sent.
    private static readonly int[] Stages = [0, 30, Article.DaysOfNotice];

    /// <summary>Its text; a change of it that has come is put there.</summary>
    public ContentPath Path { get; } = ScheduledChanges.GetMainPath(ContentPath.Parse(Article.File, [])!);

    /// <summary>Null while nobody has to know.</summary>
    public static DueReview? TryCreate(Article article, DateOnly today) => article.ReviewDue is { } due && article.WantsReview(today)
        ? new DueReview(article, due, Stages.First(stage => due.DayNumber - today.DayNumber <= stage)) : null;

    /// <summary>Its reviewer, who may still sign, and its authors; administrators where none of them has an account.</summary>
    public IReadOnlyList<StaffContact> Readers(IReadOnlyList<StaffContact> staff)
    {
        StaffContact[] own = [.. staff.Where(one => IsReviewer(one) || IsAuthor(one))];
        return own.Length > 0 ? own : [.. staff.Where(one => one.Administers)];
    }

    private bool IsReviewer(StaffContact one) => one.Reviews && one.Person is not null && one.Person == Article.Review?.Reviewer.Id;

    private bool IsAuthor(StaffContact one) => one.Writes && Article.Authors.Any(author => author.Id == one.Person);
}

/// <summary>That people were told of a review: so that no restart tells them twice.</summary>
public sealed class ReviewReminder
{
    public long Id { get; init; }

    /// <summary>Below the content folder.</summary>
    public required string File { get; init; }

    /// <summary>When the review is due: signed anew, the article has another date, and all begins again.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>60, 30 or 0 days before.</summary>
    public required int Stage { get; init; }

    /// <summary>The date on the clinic's wall when the letters were written.</summary>
    public required DateOnly Day { get; init; }
}

/// <summary>Looks every hour for reviews that somebody has to be told of.</summary>
public sealed partial class ReviewReminderJob(ReviewReminders reminders, ContentStore contentStore, TimeProvider clock, ILogger<ReviewReminderJob> log)
    : RecurringJob(clock, log)
{
    private static readonly TimeSpan UntilRead = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        // A site.yaml that cannot be read may name another period, and another clock on the wall.
        if (!contentStore.IsLoaded || ReferenceEquals(contentStore.Site, SiteProfile.Default))
        {
            return UntilRead;
        }

        if (await reminders.RunAsync(cancel) is > 0 and var written)
        {
            LogWritten(Log, written);
        }

        return TimeSpan.FromHours(1);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} letters tell of reviews that are due.")]
    private static partial void LogWritten(ILogger log, int count);
}

internal sealed class ReviewReminderEntityConfiguration : IEntityTypeConfiguration<ReviewReminder>
{
    public void Configure(EntityTypeBuilder<ReviewReminder> builder)
    {
        builder.ToTable("review_reminders").HasKey(reminder => reminder.Id);
        builder.HasIndex(reminder => new { reminder.File, reminder.Due, reminder.Stage }).IsUnique();
        builder.HasIndex(reminder => reminder.Day);
    }
}
