using System.Net;
using FibroInfo.Articles;
using FibroInfo.Articles.Files;
using FibroInfo.Commands;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Pages.Articles;
using FibroInfo.Pages.Shared;
using FibroInfo.Ratings;
using FibroInfo.Reports;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.Extensions.WebEncoders;

// Settings stand beside the program, wherever it is started from; started in "/", the host would watch the whole disk for them.
WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
Settings settings;
try
{
    settings = Settings.Read(builder.Configuration, AppContext.BaseDirectory);
}
catch (InvalidOperationException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return CommandLine.WrongUse;
}

if (CommandLine.HasVerb(args))
{
    return await CommandLine.RunAsync(args, settings.Content);
}

using var data = new DataFolder(settings.Data);
if (data.IsAnothers())
{
    await Console.Error.WriteLineAsync($"Another FibroInfo runs with Paths:Data '{settings.Data}'. Stop it first, or give this one a folder of its own.");
    return CommandLine.WrongUse;
}

builder.AddSiteLog();
builder.AddListening(settings);
builder.Services.AddAllowedHosts();
builder.Services.AddAssets(settings.WebRoot);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(new SiteAddress(settings.BaseUrl));

// Readers' votes and words. The site is whole without them: articles are files.
builder.Services.AddSingleton(data);
builder.Services.AddSingleton(new StoreFile(data, settings.StoreConnection));
builder.Services.AddSingleton<Changes>().AddSingleton<Store>().AddSingleton<ReaderKeys>().AddSingleton<RatingStore>();
builder.Services.AddHostedService<StoreKeeper>();
KeyFiles.Register(builder.Services, data);

// Letters to those who asked for one.
builder.Services.AddSingleton<Seal>().AddSingleton<Outbox>().AddSingleton<Postbag>();
builder.Services.AddSingleton(new LetterHead(settings.Mail.From, settings.BaseUrl));
builder.Services.AddSingleton<ISender>(settings.Mail is { Host: { } host } mail
    ? new SmtpSender(host, mail.Port, mail.User is null ? null : new NetworkCredential(mail.User, mail.Password), TimeSpan.FromSeconds(30))
    : new FolderSender(data));
builder.Services.AddHostedService<Postman>();

// What readers say is wrong.
builder.Services.AddSingleton<ReportStore>().AddHostedService<ReportEraser>();
builder.Services.AddSingleton<WritersLink>().AddSingleton<CommentStore>().AddSingleton<ReplyNews>().AddSingleton<Moderation>().AddSingleton<Retention>();
builder.Services.AddSingleton(services => new CommentLetters(
    services.GetRequiredService<WritersLink>(), settings.BaseUrl, () => services.GetRequiredService<Shelf>().Site,
    key => services.GetRequiredService<Shelf>().Current.FindByKey(key)?.Address));
builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<RetentionJob>(services, () => services.GetRequiredService<Shelf>().Site));

// One library a request: what a page shows is of one moment.
builder.Services.AddSingleton<Shelf>();
builder.Services.AddScoped(services => services.GetRequiredService<Shelf>().Current);
builder.Services.AddScoped(services => new Words(services.GetRequiredService<Library>().Site.DefaultLanguage));
builder.Services.AddSingleton(new ContentReader(new ContentFolder(settings.Content)));
builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<ShelfKeeper>(services, settings.Content));

builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = SafeHtml.Letters);
builder.Services.AddRazorPages();

WebApplication app = builder.Build();
app.UseKnownProxies(settings);
app.UseRequestLog();
app.UseSecurityHeaders();
app.UseErrorAnswers();
app.UseAllowedHosts(settings);
app.UseAssets();
app.UseCanonicalAddresses();
app.UsePageDelivery();
app.UseRouting();
app.UseUntilLoaded();
app.UseHandledMethods();
Store store = app.Services.GetRequiredService<Store>();
app.MapHealth(() => app.Services.GetRequiredService<Shelf>().IsLoaded && store.WasTried, () => store.IsAway ? ["store"] : []);
app.MapArticleFiles();
app.MapRazorPages();
await app.RunAsync();
return 0;
