using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Images;
using FibroInfo.Editing.Reminders;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.SiteData;
using FibroInfo.Editing.Sources;
using FibroInfo.Editing.Workflow;
using FibroInfo.Registries;
using FibroInfo.Site;

namespace FibroInfo.Editing;

public static class EditingSetup
{
    /// <param name="services">Where it is added.</param>
    /// <param name="content">The content folder.</param>
    /// <param name="site">The site's public address.</param>
    public static IServiceCollection AddEditing(this IServiceCollection services, string content, Uri site)
    {
        services.AddSingleton(provider => new ContentFileWriter(provider.GetService<ContentFolder>() ?? new ContentFolder(content)))
            .AddSingleton<ContentCommit>().AddSingleton<RevisionCommit>().AddSingleton<SourceCommit>()
            .AddSingleton<SourceEditor>().AddSingleton<SourceImport>().AddSingleton<EntryEditor>().AddSingleton<UrgencyEditor>()
            .AddSingleton<DraftValidator>().AddSingleton<ArticleEditor>().AddSingleton<DraftStore>()
            .AddSingleton<ReviewStore>().AddSingleton<ArticleSigner>().AddSingleton<PublicationFrontMatter>().AddSingleton<ArticleWorkflow>()
            .AddSingleton<SignOffPolicy>().AddSingleton<ScheduledChanges>()
            .AddSingleton<PreviewLinkStore>().AddSingleton<PreviewLoader>()
            .AddSingleton<SlugRenamer>().AddSingleton<ArticleImages>().AddSingleton<PictureUsageFinder>()
            .AddSingleton<PictureEditor>().AddSingleton<PictureCopier>()
            .AddSingleton<RevisionLog>().AddSingleton<RevisionStore>().AddSingleton<LastKnownVersions>()
            .AddSingleton<DiskChangeRecorder>().AddSingleton<SourceKeyHistory>().AddSingleton<PublicChanges>()
            .AddHostedService<RevisionRecorder>();
        AddRegistryUpdates(services);
        services.AddSingleton(provider => new ReviewEmails(site, provider.GetRequiredService<CurrentSite>(), provider.GetRequiredService<SignaturePage>()));
        return services.AddSingleton<ReviewReminders>().AddHostedService<ReviewReminderJob>();
    }

    /// <summary>Puts versions in the place of files that cannot be read. Only a site does.</summary>
    public static IServiceCollection AddLastValidVersions(this IServiceCollection services) => services.AddHostedService<LastValidVersions>();

    private static void AddRegistryUpdates(IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            (ContentStore content, TimeProvider clock) = (provider.GetRequiredService<ContentStore>(), provider.GetRequiredService<TimeProvider>());
            return ActivatorUtilities.CreateInstance<RegistryUpdates>(provider, () => content.Site.Today(clock.GetUtcNow()));
        });
        services.AddSingleton<SourceVerifier>(provider => (keys, actor, cancel) =>
            provider.GetRequiredService<RegistryUpdates>().VerifyAsync(keys, actor, cancel));
        services.AddSingleton<SourceVerification>().AddHostedService<SourceVerificationJob>();
        services.AddSingleton<NoticeWriter>(provider => (found, cancel) => provider.GetRequiredService<RegistryUpdates>().WriteAsync(found, cancel));
    }
}
