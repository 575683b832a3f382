using FibroInfo.Data;
using FibroInfo.Site;

namespace FibroInfo.Comments;

public static class CommentsSetup
{
    /// <param name="services">Where it is added.</param>
    /// <param name="site">The site's public address.</param>
    /// <param name="limits">How much is taken from one reader, and how much may wait.</param>
    public static IServiceCollection AddComments(this IServiceCollection services, Uri site, CommentLimits limits)
    {
        services.AddSingleton(limits);
        services.AddSingleton<CommentOwnerToken>().AddSingleton<CommentStore>().AddSingleton<ReplySubscriptions>().AddSingleton<PendingEmails>();
        services.AddSingleton<Moderation>().AddSingleton<ModerationQueue>().AddSingleton<CommentHistory>().AddSingleton<Redaction>();
        services.AddSingleton<ClinicReplies>().AddSingleton<ReplyNotifications>().AddSingleton<CommentStatistics>();
        services.AddSingleton(provider => new CommentEmails(
            provider.GetRequiredService<CommentOwnerToken>(), site, provider.GetRequiredService<CurrentSite>(), provider.GetRequiredService<ArticleAddress>()));
        services.AddSingleton<PrivateLinkEmails>().AddSingleton<ErasedComments>();
        services.AddSingleton<CommentRetention>().AddHostedService<CommentRetentionJob>();
        return services.AddSingleton<CommentsByPerson>().AddSingleton<IErasureReplay, CommentErasureReplay>();
    }
}
