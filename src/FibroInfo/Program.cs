using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Backup;
using FibroInfo.Commands;
using FibroInfo.Data;
using FibroInfo.Pages.Admin.Articles;
using FibroInfo.Pages.Admin.Articles.Next;
using FibroInfo.Pages.Admin.Door;
using FibroInfo.Pages.Admin.Entries;
using FibroInfo.Pages.Admin.Sources;
using FibroInfo.Pages.Articles;
using FibroInfo.Pages.Preview;
using FibroInfo.Pages.Shared;
using FibroInfo.Pages.WellKnown;
using FibroInfo.Editing.Revisions;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.WebEncoders;

var arguments = CommandLineArguments.Parse(args);
if (arguments.Fault is { } fault)
{
    return await CommandLine.RefuseAsync(fault);
}

// Before any setting is read: it answers also where the settings are wrong.
if (arguments.Words is ["--version"])
{
    return await CommandLine.PrintVersionAsync();
}

// Settings stand beside the program, wherever it is started from; started in "/", the host would watch the whole disk for them.
var options = new WebApplicationOptions { Args = [.. arguments.Settings], ContentRootPath = AppContext.BaseDirectory };
WebApplicationBuilder builder = WebApplication.CreateBuilder(options);
SiteSettings settings;
try
{
    settings = SiteSettings.Read(builder.Configuration, AppContext.BaseDirectory, mayMissContent: arguments.Words is [] or ["restore", ..]);
}
catch (InvalidOperationException wrong)
{
    return await CommandLine.RefuseAsync(wrong.Message);
}

using var data = new DataFolder(settings.Data);
if (arguments.Words.Count > 0)
{
    var places = new BackupPaths(settings.Content, data, new SqliteDatabaseFile(data, settings.StoreConnection).Path);
    var restore = new RestoreCommand(places, (services, restored) => AddRooms(services, settings with { StoreConnection = null }, restored));
    return await CommandLine.RunAsync(arguments, places, new DatabaseCommandRunner(data, settings.Content, services => AddRooms(services, settings, data)), restore);
}

if ((data.RefusalAtStart() ?? builder.AddSiteLogging()) is { } refusal)
{
    return await CommandLine.RefuseAsync(refusal);
}

// Both take as long as putting the host together, and there is a second core.
var folder = new ContentFolder(settings.Content);
var reader = new ContentLoader(folder);
reader.ReadAhead();
_ = Task.Run(SqliteDbContext.BuildModel);

builder.AddKestrelEndpoints(settings);
builder.Services.AddAllowedHosts();
builder.Services.AddErrorPages();
builder.Services.AddAssets(settings.WebRoot);
builder.Services.AddSingleton(settings.Limits).AddSingleton<NetworkRateLimiter>().AddSingleton<UploadFaultLog>();
AddRooms(builder.Services, settings, data);
builder.Services.AddStaffAccess(settings);
builder.Services.AddDashboard();

// One library a request: what a page shows is of one moment.
builder.Services.AddScoped(services => services.GetRequiredService<ContentStore>().Current);
builder.Services.AddSingleton(services => new PageCache(services.GetRequiredService<ChangeNotifier>(), () => services.GetRequiredService<ContentStore>().Current));
builder.Services.AddHostedService<PageCacheLog>();
builder.Services.AddSingleton<FragmentCache>();
builder.Services.AddScoped(services => new UiText(services.GetRequiredService<PublishedContent>().Site.DefaultLanguage));
builder.Services.AddSingleton(folder).AddSingleton(reader);
builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<ContentWatcher>(services, settings.Content));
builder.Services.AddHostedService(services => services.GetRequiredService<ContentWatcher>()).AddHostedService<LastValidVersions>();
builder.Services.AddSingleton<CurrentContentLoader>().AddScoped<EditingSessionLoader>().AddScoped<WorkflowLoader>().AddScoped<PublicationPreparer>().AddScoped<EntryFileLoader>();

builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = SafeHtml.Letters);

// Forms are read by ReadPostAsync and ReadStaffPostAsync, or bound where a page says [FromForm]. The framework would let a field named
// "slug" speak for the address, and finds no slug at all beside a long field.
builder.Services.AddRazorPages(pages =>
{
    pages.Conventions.Add(new PlainPageRouteConvention());
    pages.Conventions.AddFolderRouteModelConvention("/Admin/Entries", EntryUrls.Spread);
}).AddMvcOptions(mvc =>
{
    mvc.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
    mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    mvc.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
    mvc.ValueProviderFactories.Add(new BoundFormValueProviderFactory());
})
// The preview of a text that is being written shows the parts of the article page.
.AddRazorOptions(razor => razor.PageViewLocationFormats.Add("/Pages/Articles/{0}.cshtml"));

WebApplication app = builder.Build();
app.UseBusyConnectionTracking();
app.UseKnownProxies(settings);
app.UseCachedPages(settings);
app.UseRequestLogging();
app.UseSecurityHeaders();
app.UseErrorPages();
app.UsePostSizeLimit();
app.UseAllowedHosts(settings);
app.UseAssets();
app.UseCanonicalUrls();
app.UseRouting();
app.UsePageCache();
app.UseBlankRouteValues();
app.UseSameOrigin(settings);
app.UseContentLoading();
app.UseContentUnavailable();
app.UseMethodNotAllowed();
app.UseAuthentication();
app.UseAuthorization();
app.UseStaffPosts();
SiteDatabase store = app.Services.GetRequiredService<SiteDatabase>();
ContentStore shelf = app.Services.GetRequiredService<ContentStore>();
RouteGroupBuilder site = app.MapGroup("").RequireStaffPolicies();
site.MapHealth(() => shelf.IsLoaded && store.WasTried, () => [.. Away(!store.TakesWrites, "store"), .. Away(shelf.AwaySince is not null, "content")]);
site.MapArticleFiles();
site.MapPreviewFiles();
site.MapEditorData();
site.MapCommentPermalinks();
site.MapWellKnownAddresses();
site.MapRazorPages();
site.MapPasskeyChallenges();
return await app.TryRunAsync() is { } cannot ? await CommandLine.RefuseAsync(cannot) : 0;

static IEnumerable<string> Away(bool isAway, string name) => isAway ? [name] : [];

// What a verb needs too, when it runs with no site.
static void AddRooms(IServiceCollection services, SiteSettings settings, DataFolder data)
{
    services.AddSingleton(TimeProvider.System).AddSingleton<ContentStore>().AddSingleton(new SiteAddress(settings.BaseUrl));
    // Readers' votes and words. The site is whole without them: articles are files.
    services.AddReaders(settings, data);
    services.AddStaff(settings);
    services.AddEditing(settings);
    ControlCommands.Register(services);
}
