using System.Net;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Pages.Articles;
using FibroInfo.Pages.Comments;
using FibroInfo.Privacy;
using FibroInfo.Ratings;
using FibroInfo.Reports;
using FibroInfo.Text;
using FibroInfo.Web;
using MimeKit;

namespace FibroInfo.Pages.Shared;

/// <summary>The rooms that hold rows, and what they are told of the content: by functions, because they may not name it.</summary>
public static class ReaderRegistration
{
    /// <param name="services">Where they are added.</param>
    /// <param name="settings">What the operator decided.</param>
    /// <param name="data">Owned by this process.</param>
    public static void AddReaders(this IServiceCollection services, SiteSettings settings, DataFolder data)
    {
        services.AddSingleton(data).AddSingleton(new SqliteDatabaseFile(data, settings.StoreConnection));
        services.AddSingleton<AuditTrail>().AddSingleton<ChangeNotifier>().AddSingleton<ErasureLog>();
        services.AddSingleton<SiteDatabase>().AddSingleton<ReaderKeyGenerator>().AddSingleton<FieldProtector>();
        services.AddHostedService<DatabaseRecoveryService>();
        services.AddSingleton<ClockRecordFile>().AddSingleton<ClockMonitor>().AddHostedService<ClockMonitorJob>();
        KeyFileRepository.Register(services, data);
        AddMail(services, settings, data);
        services.AddSingleton<RatingStore>().AddScoped<ArticleFeedbackLoader>().AddSingleton<ReaderIdentification>();
        services.AddSingleton<ReportStore>().AddSingleton<ReportQueue>().AddSingleton<ReportDecisions>().AddSingleton<ReportRetention>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<ReportRetentionJob>(provider, () => provider.GetRequiredService<ContentStore>().Site));
        AddComments(services, settings);
        services.AddPrivacy();
        services.AddRegistries(settings);
    }

    private static void AddMail(IServiceCollection services, SiteSettings settings, DataFolder data)
    {
        MailSettings mail = settings.Mail;
        SmtpServer? server = mail.Host is null ? null : new SmtpServer(mail.Host, mail.Port, mail.Security)
        {
            Login = mail.Password is null ? null : new NetworkCredential(mail.User, mail.Password),
            TokenUser = mail.OAuth is null ? null : mail.User,
        };
        OAuthClient? oauth = mail.OAuth is { } given ? new OAuthClient(given.TokenEndpoint, given.ClientId, given.ClientSecret, given.Scope) : null;
        services.AddMail(new MailboxAddress(mail.From.DisplayName, mail.From.Address), settings.BaseUrl, data, server, oauth, mail.ReadableByAnyone);
    }

    private static void AddComments(IServiceCollection services, SiteSettings settings)
    {
        services.AddSingleton<CommentOwnerToken>().AddSingleton<CommentStore>().AddSingleton<ReplySubscriptions>().AddSingleton<ReplyNotifications>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<CommentRetention>(provider, () => ArticlesOf(provider)));
        services.AddSingleton<PendingEmails>();
        services.AddSingleton<Moderation>().AddSingleton<ModerationQueue>().AddSingleton<CommentHistory>().AddSingleton<Redaction>().AddSingleton<ClinicReplies>();
        services.AddSingleton(new CommentLimits(
            settings.Limits.CommentsPerReaderPerHour, settings.Limits.SecondsBetweenComments, settings.Limits.WaitingComments));
        services.AddSingleton(provider => new CommentEmails(
            provider.GetRequiredService<CommentOwnerToken>(), settings.BaseUrl, () => provider.GetRequiredService<ContentStore>().Site,
            article => provider.GetRequiredService<ContentStore>().Current.FindByKey(article)?.Address));
        services.AddSingleton<CommentScreener>().AddHostedService<ScreeningWarmup>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<CommentRetentionJob>(provider, () => provider.GetRequiredService<ContentStore>().Site));
    }

    private static ArticleIndex ArticlesOf(IServiceProvider provider)
    {
        DateTimeOffset now = provider.GetRequiredService<TimeProvider>().GetUtcNow();
        ILookup<bool, Slug> withdrawn = provider.GetRequiredService<ContentStore>().Snapshot.At(now)
            .ToLookup(article => article.Status == ArticleStatus.Withdrawn, article => article.Key);
        return new ArticleIndex([.. withdrawn[true]], [.. withdrawn[false]]);
    }
}

/// <summary>What finds and erases a person's traces in every room that has some, and does so again in older rows.</summary>
public static class PrivacyRegistration
{
    public static void AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<IErasureReplay, CommentErasureReplay>().AddSingleton<IErasureReplay, ReportErasureReplay>();
        services.AddSingleton<IErasureReplay, VoteErasureReplay>().AddSingleton<IErasureReplay, EmailErasureReplay>();
        services.AddSingleton<CommentsByPerson>().AddSingleton<ReportsByPerson>().AddSingleton<VotesByPerson>().AddSingleton<EmailsByPerson>();
        services.AddSingleton<EmailFolder>();
        services.AddSingleton<PersonalDataFinder>().AddSingleton<PersonalDataStore>().AddSingleton<RetentionOverview>();
    }
}
