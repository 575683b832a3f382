using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Reminders;
using FibroInfo.Pages.Admin.Articles;
using FibroInfo.Pages.Admin.Dashboard;
using FibroInfo.Pages.Admin.Reports;
using FibroInfo.Pages.Admin.Site;
using FibroInfo.Pages.Admin.Sources;
using FibroInfo.Pages.Articles;
using FibroInfo.Pages.Comments;
using FibroInfo.Pages.Feeds;
using FibroInfo.Pages.Preview;
using FibroInfo.Pages.SearchEngines;
using FibroInfo.Pages.Shared;
using FibroInfo.Pages.SignIn;
using FibroInfo.Pages.WellKnown;
using FibroInfo.Registries;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FibroInfo.Pages;

public static class PagesSetup
{
    // A plain page is written by the same pages as an article, below another list.
    // What it has none of stays an article's alone: signatures, pictures, preview links.
    private static readonly (string Page, string Address)[] OfPlainPages =
    [
        ("/Admin/Articles/Edit", Routes.Admin.Pages + "/{folder}"),
        ("/Admin/Articles/Publication", Routes.Admin.Pages + "/{folder}/publication"),
        ("/Admin/Articles/Advertisement", Routes.Admin.Pages + "/{folder}/advertisement"),
        ("/Admin/Articles/Discard", Routes.Admin.Pages + "/{folder}/discard"),
        ("/Admin/Articles/Slug", Routes.Admin.Pages + "/{folder}/address"),
        ("/Admin/Articles/Versions/Index", Routes.Admin.Pages + "/{folder}/versions"),
        ("/Admin/Articles/Versions/Details", Routes.Admin.Pages + "/{folder}/versions/{number}"),
    ];

    public static void AddPages(this IServiceCollection services, SiteSettings settings)
    {
        services.AddSingleton(provider => new PageCache(
            provider.GetRequiredService<ChangeNotifier>(), () => provider.GetRequiredService<ContentStore>().Current));
        services.AddHostedService<PageCacheLog>().AddSingleton<FragmentCache>();
        services.AddScoped(provider => new UiText(provider.GetRequiredService<PublishedContent>().Site.DefaultLanguage));
        services.AddScoped<ArticleFeedbackLoader>().AddScoped<ArticleTextCache>().AddSingleton<ReaderIdentification>();
        services.AddSingleton<CommentScreener>().AddHostedService<ScreeningWarmup>();
        AddStaffPages(services, settings);
        AddRazor(services);
    }

    /// <summary>What rooms below are told of the pages, by functions, because they may not name them. Commands need it too.</summary>
    public static IServiceCollection AddPageDelegates(this IServiceCollection services)
    {
        services.AddSingleton<SourcePageTags>().AddSingleton<PagesAbout>(provider => provider.GetRequiredService<SourcePageTags>().GetTags);
        services.AddSingleton<SignaturePage>(StaffRoutes.Articles.SignFor);
        return services.AddSingleton<Colleagues>(provider => async cancel => [.. (await provider.GetRequiredService<StaffAdministration>().ListAsync(cancel))
            .Where(member => member is { IsDisabled: false, CanSignIn: true }).Select(ContactOf)]);
    }

    public static void MapPages(this WebApplication app)
    {
        (ContentStore content, SiteDatabase database) = (app.Services.GetRequiredService<ContentStore>(), app.Services.GetRequiredService<SiteDatabase>());
        RouteGroupBuilder pages = app.MapGroup("").RequireStaffPolicies();
        pages.MapHealth(
            () => content.IsLoaded && database.WasTried,
            () => [.. Away(!database.TakesWrites, "store"), .. Away(content.AwaySince is not null, "content")]);
        pages.MapArticleFiles();
        pages.MapPreviewFiles();
        pages.MapEditorData();
        pages.MapCommentPermalinks();
        pages.MapWellKnownAddresses();
        pages.MapFeeds();
        pages.MapSearchEngineFiles();
        pages.MapRazorPages();
        pages.MapPasskeyChallenges();
    }

    private static IEnumerable<string> Away(bool isAway, string name) => isAway ? [name] : [];

    private static void AddStaffPages(IServiceCollection services, SiteSettings settings)
    {
        services.AddStaffPolicies();
        services.AddSingleton<KnownBrowserCookie>().AddScoped<NewPasswordFormFactory>().AddScoped<MenuCounts>().AddScoped<ReportCloser>();
        services.AddSingleton<ReaderTasks>().AddSingleton<SigningTasks>().AddSingleton<ActivityStatisticsCache>().AddSingleton<SourceHistory>();
        services.AddScoped<RegistryNames>().AddScoped<IdentifierLookup>().AddSingleton<CurrentContentLoader>();
        services.AddScoped<EditingSessionLoader>().AddScoped<EditorServices>().AddScoped<SiteDataFileLoader>();
        // Tokens, besides the check of where a post comes from (T6).
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = settings.BaseUrl.Scheme == Uri.UriSchemeHttps ? "__Host-af" : "af";
            options.Cookie.Path = "/";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // SecurityHeaders says it for every page, and more strictly.
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    private static void AddRazor(IServiceCollection services) => services.AddRazorPages(pages =>
    {
        foreach ((string page, string address) in OfPlainPages)
        {
            pages.Conventions.AddPageRoute(page, address);
        }

        // The pages at /admin/site/{file} have an address for each file instead: who may open one depends on the file.
        pages.Conventions.AddFolderRouteModelConvention("/Admin/Site", PagePerFileConvention.Spread);
    }).AddMvcOptions(mvc =>
    {
        // Forms are read by ReadPostAsync, or bound where a page says [FromForm]. The framework would let a field
        // named "slug" speak for the address, and finds no slug at all beside a long field.
        mvc.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        mvc.ValueProviderFactories.Add(new BoundFormValueProviderFactory());
        mvc.ModelMetadataDetailsProviders.Add(new EmptyFieldMetadataProvider());
    })
    // The preview of a text that is being written shows the parts of the article page.
    .AddRazorOptions(razor => razor.PageViewLocationFormats.Add("/Pages/Articles/{0}.cshtml"));

    private static StaffContact ContactOf(StaffMember member) => new(
        member.Id, member.Email, member.Person, StaffAccessRules.Find(StaffRoutes.Articles.List)!.IsOpenTo(member.Roles),
        (member.Roles & Role.Reviewer) != Role.None, (member.Roles & Role.Administrator) != Role.None);
}
