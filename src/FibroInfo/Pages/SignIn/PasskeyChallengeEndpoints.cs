using FibroInfo.Text;
using FibroInfo.Pages.Shared;
using FibroInfo.Accounts;

namespace FibroInfo.Pages.SignIn;

/// <summary>What a page's script fetches before it asks a passkey. Asked for at the moment it is needed, as an answer is good for minutes only.</summary>
public static class PasskeyChallengeEndpoints
{
    public static void MapPasskeyChallenges(this IEndpointRouteBuilder app)
    {
        app.MapGet(Routes.SignInPasskey, async (PasskeySignIn passkeys, HttpContext context) => Answer(await passkeys.AskAsync(context)));
        app.MapGet(Routes.AccountSetup + "/{token}/passkey", async (string token, AccountSetup setup, Passkeys passkeys, HttpContext context) =>
            await setup.FindAsync(token, context.RequestAborted) is { } account
                ? Answer(await passkeys.AskForNewAsync(account, context, replacesAll: true))
                : Results.NotFound());
        app.MapGet(Routes.OwnAccount.Passkey, async (AccountStore accounts, Passkeys passkeys, HttpContext context) =>
            await accounts.FindAsync(context.User.Account(), context.RequestAborted) is { } account
                ? Answer(await passkeys.AskForNewAsync(account, context))
                : Results.NotFound());
    }

    private static IResult Answer(PasskeyChallenge question) => Results.Json(question);
}
