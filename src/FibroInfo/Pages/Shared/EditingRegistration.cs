using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Pages.Admin.Articles;
using FibroInfo.Editing;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Images;
using FibroInfo.Editing.Reminders;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.SiteData;
using FibroInfo.Editing.Sources;
using FibroInfo.Editing.Workflow;
using FibroInfo.Accounts;
using FibroInfo.Web;

namespace FibroInfo.Pages.Shared;

/// <summary>The rooms that change the content folder.</summary>
public static class EditingRegistration
{
    public static void AddEditing(this IServiceCollection services, SiteSettings settings)
    {
        services.AddSingleton(provider => new ContentFileWriter(provider.GetService<ContentFolder>() ?? new ContentFolder(settings.Content)))
            .AddSingleton<ContentCommit>().AddSingleton<RevisionCommit>()
            .AddSingleton<SourceEditor>().AddSingleton<SourceImport>().AddSingleton<EntryEditor>()
            .AddSingleton<DraftValidator>().AddSingleton<ArticleEditor>().AddSingleton<DraftStore>()
            .AddSingleton<ReviewStore>().AddSingleton<DraftSigner>().AddSingleton<FileSigner>().AddSingleton<SignOffPolicy>().AddSingleton<ScheduledChanges>()
            .AddSingleton<PreviewLinkStore>().AddSingleton<PreviewLoader>()
            .AddSingleton<SlugRenamer>().AddSingleton<ArticleImages>().AddSingleton<PictureUsageFinder>().AddSingleton<PictureEditor>().AddSingleton<PictureCopier>()
            .AddSingleton<RevisionLog>().AddSingleton<RevisionStore>().AddSingleton<LastKnownVersions>()
            .AddSingleton<DiskChangeRecorder>().AddSingleton<PublicChanges>()
            .AddHostedService<RevisionRecorder>();
        AddLetters(services, settings);
    }

    private static void AddLetters(IServiceCollection services, SiteSettings settings)
    {
        services.AddSingleton(provider => new ReviewEmails(settings.BaseUrl, () => provider.GetRequiredService<ContentStore>().Site, TextUrls.SignFor));
        services.AddSingleton<Colleagues>(provider => async cancel => [.. (await provider.GetRequiredService<StaffAdministration>().ListAsync(cancel))
            .Where(member => member is { IsDisabled: false, CanSignIn: true }).Select(Known)]);
        services.AddSingleton<ReviewReminders>().AddHostedService<ReviewReminderJob>();
    }

    private static StaffContact Known(StaffMember member) => new(
        member.Id, member.Email, member.Person, StaffAccessRules.Find(TextUrls.List)!.IsOpenTo(member.Roles),
        (member.Roles & Role.Reviewer) != Role.None, (member.Roles & Role.Administrator) != Role.None);
}
