using System.Net;
using FibroInfo.Articles;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Pages.Articles;
using FibroInfo.Pages.Comments;
using FibroInfo.Ratings;
using FibroInfo.Reports;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Shared;

/// <summary>The rooms that hold rows, and what they are told of the content: by functions, because they may not name it.</summary>
public static class ReadersRooms
{
    /// <param name="services">Where they are added.</param>
    /// <param name="settings">What the operator decided.</param>
    /// <param name="data">Owned by this process.</param>
    public static void AddReaders(this IServiceCollection services, Settings settings, DataFolder data)
    {
        services.AddSingleton(data).AddSingleton(new StoreFile(data, settings.StoreConnection));
        services.AddSingleton<AuditTrail>().AddSingleton<Changes>().AddSingleton<Erasures>();
        services.AddSingleton<Store>().AddSingleton<ReaderKeys>().AddSingleton<Seal>();
        services.AddHostedService<StoreKeeper>();
        services.AddSingleton<ClockRecordFile>().AddSingleton<ClockMonitor>().AddHostedService<ClockJob>();
        KeyFiles.Register(services, data);
        AddMail(services, settings, data);
        services.AddSingleton<RatingStore>().AddScoped<ReadersDesk>().AddSingleton<ReaderDoor>();
        services.AddSingleton<ReportStore>().AddSingleton<ReportInbox>().AddSingleton<ReportDesk>().AddSingleton<ReportRetention>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<ReportRetentionJob>(provider, () => provider.GetRequiredService<Shelf>().Site));
        AddComments(services, settings);
        services.AddPrivacy();
        services.AddRegistries(settings);
    }

    private static void AddMail(IServiceCollection services, Settings settings, DataFolder data)
    {
        services.AddSingleton<Outbox>().AddSingleton<UnaskedLetters>().AddSingleton<Postbag>();
        services.AddSingleton(new LetterHead(settings.Mail.From, settings.BaseUrl));
        services.AddSingleton<ISender>(settings.Mail is { Host: { } host } mail
            ? new SmtpSender(host, mail.Port, mail.User is null ? null : new NetworkCredential(mail.User, mail.Password), TimeSpan.FromSeconds(30))
            : new FolderSender(data));
        services.AddHostedService<Postman>();
    }

    private static void AddComments(IServiceCollection services, Settings settings)
    {
        services.AddSingleton<WritersLink>().AddSingleton<CommentStore>().AddSingleton<ReplyLetters>().AddSingleton<ReplyNews>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Retention>(provider, () => ArticlesOf(provider)));
        services.AddSingleton<WaitingLetters>();
        services.AddSingleton<Moderation>().AddSingleton<CommentInbox>().AddSingleton<CommentHistory>().AddSingleton<Redaction>().AddSingleton<ClinicReplies>();
        services.AddSingleton(new CommentLimits(
            settings.Limits.CommentsPerReaderPerHour, settings.Limits.SecondsBetweenComments, settings.Limits.WaitingComments));
        services.AddSingleton(provider => new CommentLetters(
            provider.GetRequiredService<WritersLink>(), settings.BaseUrl, () => provider.GetRequiredService<Shelf>().Site,
            article => provider.GetRequiredService<Shelf>().Current.FindByKey(article)?.Address));
        services.AddSingleton<HouseScreening>().AddHostedService<ScreeningWarmth>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<RetentionJob>(provider, () => provider.GetRequiredService<Shelf>().Site));
    }

    private static KnownArticles ArticlesOf(IServiceProvider provider)
    {
        DateTimeOffset now = provider.GetRequiredService<TimeProvider>().GetUtcNow();
        ILookup<bool, Slug> withdrawn = provider.GetRequiredService<Shelf>().All.At(now)
            .ToLookup(article => article.Status == ArticleStatus.Withdrawn, article => article.Key);
        return new KnownArticles([.. withdrawn[true]], [.. withdrawn[false]]);
    }
}
