using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Pages.Admin.Articles;
using FibroInfo.Editing;
using FibroInfo.Editing.Addresses;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Entries;
using FibroInfo.Editing.Letters;
using FibroInfo.Editing.Pictures;
using FibroInfo.Editing.Previews;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.Schedules;
using FibroInfo.Editing.Signing;
using FibroInfo.Accounts;
using FibroInfo.Web;

namespace FibroInfo.Pages.Shared;

/// <summary>The rooms that change the content folder.</summary>
public static class EditorsRooms
{
    public static void AddEditors(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(provider => new ContentFiles(provider.GetService<ContentFolder>() ?? new ContentFolder(settings.Content)))
            .AddSingleton<SourceEditor>().AddSingleton<SourceImport>().AddSingleton<EntryEditor>()
            .AddSingleton<DraftValidator>().AddSingleton<ArticleEditor>().AddSingleton<DraftStore>()
            .AddSingleton<ReviewStore>().AddSingleton<SigningDesk>().AddSingleton<FileSigning>().AddSingleton<SignOffPolicy>().AddSingleton<PlannedChanges>()
            .AddSingleton<PreviewStore>().AddSingleton<PreviewDesk>()
            .AddSingleton<TextRenaming>().AddSingleton<ArticleImages>().AddSingleton<PictureUses>().AddSingleton<PictureEditor>().AddSingleton<PictureCopies>()
            .AddSingleton<RevisionLog>().AddSingleton<RevisionStore>().AddSingleton<LastVersions>()
            .AddSingleton<DiskChangeRecorder>().AddSingleton<PublicChanges>()
            .AddHostedService<RevisionRecorder>();
        AddLetters(services, settings);
    }

    private static void AddLetters(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(provider => new ReviewLetters(settings.BaseUrl, () => provider.GetRequiredService<ContentStore>().Site, TextAddress.SignOf));
        services.AddSingleton<Colleagues>(provider => async cancel => [.. (await provider.GetRequiredService<StaffList>().AllAsync(cancel))
            .Where(member => member is { IsDisabled: false, CanSignIn: true }).Select(Known)]);
        services.AddSingleton<ReviewReminders>().AddHostedService<ReviewReminderJob>();
    }

    private static Colleague Known(StaffMember member) => new(
        member.Id, member.Email, member.Person, Access.Find(TextAddress.List)!.IsOpenTo(member.Roles),
        (member.Roles & Role.Reviewer) != Role.None, (member.Roles & Role.Administrator) != Role.None);
}
