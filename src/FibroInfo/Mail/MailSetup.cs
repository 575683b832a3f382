using FibroInfo.Data;
using MimeKit;

namespace FibroInfo.Mail;

public static class MailSetup
{
    /// <param name="services">Where it is added.</param>
    /// <param name="from">The address in every e-mail's From.</param>
    /// <param name="site">The site's public address.</param>
    /// <param name="data">Where e-mails are files when there is no server.</param>
    /// <param name="server">Null to write files.</param>
    /// <param name="oauth">Null where the server wants no access token.</param>
    /// <param name="readableByAnyone">The settings whose secret files every user of this machine can read.</param>
    public static IServiceCollection AddMail(
        this IServiceCollection services, MailboxAddress from, Uri site, DataFolder data, SmtpServer? server, OAuthClient? oauth,
        IReadOnlyList<string> readableByAnyone)
    {
        services.AddSingleton<Outbox>().AddSingleton<RecipientRateLimit>().AddSingleton<OutboxReader>().AddSingleton<DeliveryStatus>().AddSingleton<TestEmailSender>();
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

    /// <summary>The HTTP client by which access tokens are asked for.</summary>
    public static IServiceCollection AddTokenHttpClient(this IServiceCollection services) => services
        .AddHttpClient(OAuthTokenClient.HttpClientName, http => http.MaxResponseContentBufferSize = OAuthTokenClient.MaxAnswerBytes)
        // No redirect: the secret goes to the address that was set, and nowhere else.
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        // They would name the operator's tenant at each request.
        .RemoveAllLoggers().Services;

    private static OAuthTokenClient? TokensOf(IServiceProvider provider, OAuthClient? oauth) =>
        oauth is null ? null : ActivatorUtilities.CreateInstance<OAuthTokenClient>(provider, oauth);
}
