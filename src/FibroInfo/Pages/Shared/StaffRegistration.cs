using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Content;
using FibroInfo.Mail;
using FibroInfo.Pages.Admin.Door;
using FibroInfo.Pages.Admin.Reports;
using FibroInfo.Pages.Admin.Sources;
using FibroInfo.Pages.Admin.Today;
using FibroInfo.Ratings;
using FibroInfo.Reports;
using FibroInfo.Web;
using Microsoft.AspNetCore.Identity;

namespace FibroInfo.Pages.Shared;

/// <summary>What the staff's room is made of.</summary>
public static class StaffRegistration
{
    /// <summary>The rows, which verbs need too.</summary>
    public static void AddStaff(this IServiceCollection services, SiteSettings settings)
    {
        services.AddSingleton<AccountStore>().AddSingleton<SessionStore>().AddSingleton<SecondFactor>().AddSingleton<PasswordSignIn>()
            .AddSingleton<Credentials>().AddSingleton<Invitations>().AddSingleton<AccountSetup>().AddSingleton<PasskeyChallenges>()
            .AddSingleton<AccountSelfService>().AddSingleton<StaffAdministration>();
        services.AddSingleton(provider => new AccountEmails(
            provider.GetRequiredService<Outbox>(), settings.BaseUrl, () => provider.GetRequiredService<ContentStore>().Site));
    }

    /// <summary>What signing in needs besides, and only a site does.</summary>
    public static void AddStaffAccess(this IServiceCollection services, SiteSettings settings)
    {
        services.AddStaffPolicies();
        services.AddIdentityCore<Account>().AddUserStore<ReadOnlyPasskeyStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>().AddScoped<Passkeys>().AddScoped<PasskeySignIn>();
        services.AddSingleton<KnownBrowserCookie>().AddScoped<NewPasswordFormFactory>();
        services.Configure<IdentityPasskeyOptions>(options => Set(options, settings.BaseUrl));
        AddForms(services, settings);
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

    // Tokens, besides the check of where a post comes from (T6).
    private static void AddForms(IServiceCollection services, SiteSettings settings) => services.AddAntiforgery(options =>
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

/// <summary>What the staff's first page and the audit read.</summary>
public static class DashboardRegistration
{
    public static void AddDashboard(this IServiceCollection services)
    {
        services.AddSingleton<CommentStatistics>().AddSingleton<ReportStatistics>().AddSingleton<RatingStatistics>();
        services.AddSingleton<ReaderTasks>().AddSingleton<SigningTasks>().AddSingleton<ActivityStatisticsCache>().AddSingleton<AuditQueries>().AddSingleton<SourceHistory>();
        services.AddScoped<MenuCounts>().AddScoped<ReportCloser>();
    }
}
