using System.Net;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Commands;
using FibroInfo.Comments;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Mail;
using FibroInfo.Pages;
using FibroInfo.Privacy;
using FibroInfo.Ratings;
using FibroInfo.Registries;
using FibroInfo.Reports;
using FibroInfo.Web;
using MimeKit;

namespace FibroInfo;

/// <summary>Every room that holds rows or files, told what the operator decided: for the site, and for a command that runs with no site.</summary>
public static class Rooms
{
    /// <param name="services">Where they are added.</param>
    /// <param name="settings">What the operator decided.</param>
    /// <param name="data">Owned by this process.</param>
    public static IServiceCollection AddRooms(this IServiceCollection services, SiteSettings settings, DataFolder data)
    {
        (Uri site, SiteLimits limits) = (settings.BaseUrl, settings.Limits);
        services.AddSingleton(TimeProvider.System).AddSingleton(new SiteAddress(site));
        services.AddContent();
        services.AddData(data, settings.StoreConnection);
        services.AddAudit();
        AddMail(services, settings.Mail, site, data);
        services.AddRatings();
        services.AddReports();
        services.AddComments(site, new CommentLimits(limits.CommentsPerReaderPerHour, limits.SecondsBetweenComments, limits.WaitingComments));
        services.AddPrivacy();
        services.AddRegistries(EndpointsOf(settings), site);
        services.AddAccounts(site);
        services.AddEditing(settings.Content, site);
        services.AddPageDelegates();
        return services.AddCommands();
    }

    private static void AddMail(IServiceCollection services, MailSettings mail, Uri site, DataFolder data)
    {
        SmtpServer? server = mail.Host is null ? null : new SmtpServer(mail.Host, mail.Port, mail.Security)
        {
            Login = mail.Password is null ? null : new NetworkCredential(mail.User, mail.Password),
            TokenUser = mail.OAuth is null ? null : mail.User,
        };
        OAuthClient? oauth = mail.OAuth is { } given ? new OAuthClient(given.TokenEndpoint, given.ClientId, given.ClientSecret, given.Scope) : null;
        services.AddMail(new MailboxAddress(mail.From.DisplayName, mail.From.Address), site, data, server, oauth, mail.ReadableByAnyone);
    }

    private static RegistryEndpoints EndpointsOf(SiteSettings settings) => new(settings.Crossref, settings.PubMed)
    {
        // A made-up address on this machine would be no politeness.
        Contact = settings.BaseUrl.IsLoopback ? null : settings.Mail.From.Address,
    };
}
