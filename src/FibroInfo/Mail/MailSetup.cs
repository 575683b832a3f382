using FibroInfo.Data;
using MimeKit;

namespace FibroInfo.Mail;

public static class MailSetup
{
    /// <param name="from">The sender of every e-mail (From).</param>
    /// <param name="site">The site's public URL.</param>
    /// <param name="data">The folder for e-mail files when there is no server.</param>
    /// <param name="server">Null to write files.</param>
    /// <param name="oauth">Null when the server needs no access token.</param>
    /// <param name="readableByAnyone">The settings whose secret files every user of this machine can read.</param>
    public static IServiceCollection AddMail(
        this IServiceCollection services, MailboxAddress from, Uri site, DataFolder data, SmtpServer? server, OAuthClient? oauth,
        IReadOnlyList<string> readableByAnyone)
    {
        services.AddSingleton<Outbox>().AddSingleton<RecipientRateLimit>().AddSingleton<OutboxReader>().AddSingleton<DeliveryStatus>();
        services.AddSingleton<TestEmailSender>();
        services.AddSingleton(new EmailRoute(site, from.GetAddress(idnEncode: true), server, data.File("mail")));
        services.AddSingleton(provider => new EmailComposer(from, site, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IEmailSender>(provider => server is null ? new FolderEmailSender(data) : new SmtpEmailSender(server, TokensOf(provider, oauth)));
        if (oauth is not null)
        {
            services.AddTokenHttpClient();
        }

        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<EmailRouteLog>(provider, readableByAnyone));
        services.AddHostedService<EmailDispatcher>();
        services.AddSingleton<EmailFolder>().AddSingleton<EmailsByPerson>().AddSingleton<IErasureReplay, EmailErasureReplay>();
        return services;
    }

    /// <summary>Registers the HTTP client that requests access tokens.</summary>
    public static IServiceCollection AddTokenHttpClient(this IServiceCollection services) => services
        .AddHttpClient(OAuthTokenClient.HttpClientName, http => http.MaxResponseContentBufferSize = OAuthTokenClient.MaxAnswerBytes)
        // No redirects: the secret is sent only to the configured URL.
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        // The default loggers would log the URL, with the operator's tenant, at each request.
        .RemoveAllLoggers().Services;

    private static OAuthTokenClient? TokensOf(IServiceProvider provider, OAuthClient? oauth) =>
        oauth is null ? null : ActivatorUtilities.CreateInstance<OAuthTokenClient>(provider, oauth);
}
