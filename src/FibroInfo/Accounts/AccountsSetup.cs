using FibroInfo.Mail;
using FibroInfo.Site;
using Microsoft.AspNetCore.Identity;

namespace FibroInfo.Accounts;

public static class AccountsSetup
{
    /// <summary>The rows, which commands need too.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="site">The site's public address.</param>
    public static IServiceCollection AddAccounts(this IServiceCollection services, Uri site)
    {
        services.AddSingleton<AccountStore>().AddSingleton<SessionStore>().AddSingleton<SecondFactor>().AddSingleton<PasswordSignIn>()
            .AddSingleton<Credentials>().AddSingleton<Invitations>().AddSingleton<AccountSetup>().AddSingleton<PasskeyChallenges>()
            .AddSingleton<AccountSelfService>().AddSingleton<StaffAdministration>();
        return services.AddSingleton(provider => new AccountEmails(provider.GetRequiredService<Outbox>(), site, provider.GetRequiredService<CurrentSite>()));
    }

    /// <summary>What signing in by passkey needs besides, and only a site does.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="site">The site's public address.</param>
    public static IServiceCollection AddPasskeys(this IServiceCollection services, Uri site)
    {
        services.AddIdentityCore<Account>().AddUserStore<ReadOnlyPasskeyStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>().AddScoped<Passkeys>().AddScoped<PasskeySignIn>();
        return services.Configure<IdentityPasskeyOptions>(options => Set(options, site));
    }

    // The port is no part of a passkey's domain, and behind a proxy another than the one that is listened on.
    private static void Set(IdentityPasskeyOptions options, Uri site)
    {
        options.ServerDomain = site.Host;
        options.AuthenticatorTimeout = PasskeyChallenges.GoodFor;
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.ValidateOrigin = asked => ValueTask.FromResult(
            !asked.CrossOrigin && Uri.TryCreate(asked.Origin, UriKind.Absolute, out Uri? origin) && (origin.Scheme, origin.Host) == (site.Scheme, site.Host));
    }
}
