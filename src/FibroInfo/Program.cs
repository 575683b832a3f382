using FibroInfo;
using FibroInfo.Accounts;
using FibroInfo.Backup;
using FibroInfo.Commands;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Pages;
using FibroInfo.Pages.Shared;
using FibroInfo.Search;
using FibroInfo.Web;

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
    var restore = new RestoreCommand(places, (services, restored) => services.AddRooms(settings with { StoreConnection = null }, restored));
    var runner = new DatabaseCommandRunner(data, settings.Content, services => services.AddRooms(settings, data));
    return await CommandLine.RunAsync(arguments, places, runner, restore);
}

if ((data.RefusalAtStart() ?? builder.AddSiteLogging()) is { } refusal)
{
    return await CommandLine.RefuseAsync(refusal);
}

// Both take as long as putting the host together, and there is a second core.
var reader = new ContentLoader(new ContentFolder(settings.Content));
reader.ReadAhead();
_ = Task.Run(SqliteDbContext.BuildModel);

builder.AddWeb(settings);
builder.Services.AddRooms(settings, data);
builder.Services.AddPasskeys(settings.BaseUrl);
builder.Services.AddContentFolder(reader, settings.Content).AddLastValidVersions();
builder.Services.AddSearch();
builder.Services.AddPages(settings);

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
app.MapPages();
return await app.TryRunAsync() is { } cannot ? await CommandLine.RefuseAsync(cannot) : 0;
