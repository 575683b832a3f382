using System.CommandLine;
using System.Globalization;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Commands;

/// <summary>Creates staff accounts from the command line: the way to the first account, for a person who may run the program.</summary>
public sealed class StaffCommandHandler(Invitations invitations, SiteAddress site, ContentStore contentStore)
{
    public const string Add = "staff add";

    /// <param name="args">Name, e-mail, roles separated by commas, and optionally a person of people.yaml.</param>
    /// <param name="invitation">The parsed invitation.</param>
    /// <returns>What is wrong, as a sentence; null when the arguments are valid.</returns>
    internal static string? Read(IReadOnlyList<string> args, out Invitation? invitation)
    {
        invitation = null;
        if (args.Count is < 3 or > 4)
        {
            return "staff add needs a name, an e-mail address and --role.";
        }

        if (!Invitation.TryName(args[0], out string name))
        {
            return $"The name must be 1 to {Invitation.MaxNameCodePoints} characters that can be read.";
        }

        if (!EmailAddress.TryParse(args[1], out EmailAddress email, out _))
        {
            return $"'{args[1]}' isn't an e-mail address.";
        }

        if (!Roles.TryParse(args[2].Split(',', StringSplitOptions.TrimEntries), out Role roles))
        {
            return $"--role is '{args[2]}'; it must be one or more of {Roles.All.Listed()}, with commas between.";
        }

        invitation = new Invitation(name, email, roles, args.ElementAtOrDefault(3));
        return null;
    }

    public async Task<ControlResponse> AddAsync(Invitation invitation, CancellationToken cancel)
    {
        if (invitation.Person is { } person && contentStore.IsLoaded && contentStore.Current.SiteData.People is { IsReadable: true } people
            && !people.TryFind(person, out _))
        {
            return ControlResponse.Problem($"people.yaml has no '{person}'.");
        }

        return await invitations.InviteAsync(invitation, Actor.CommandLine, cancel) switch
        {
            InviteOutcome.Link link => ControlResponse.Done(Describe(link)),
            InviteOutcome.Disabled => ControlResponse.Problem(
                $"{invitation.Email} already has an account, which is disabled. An administrator can enable it on /admin/staff."),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
    }

    private string Describe(InviteOutcome.Link link)
    {
        string how = link.IsNew
            ? $"{link.Account.Name} is {link.Account.Roles.Listed()}."
            : $"{link.Account.Email} has an account: {link.Account.Name}, {link.Account.Roles.Listed()}. "
                + "It stays as it is. With this link, its owner sets up again how to sign in.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{how}\nOpen this once, within {Invitations.GoodFor.TotalMinutes} minutes:\n{site.Absolute(Routes.AccountSetupFor(link.Token))}");
    }
}

/// <summary>The syntax of the command <c>staff</c>.</summary>
internal static class StaffCommands
{
    public static Command Build(DatabaseCommandRunner rows)
    {
        Argument<string> name = new("NAME") { Description = "As colleagues see it, in quotes if it contains spaces." };
        Argument<string> email = new("EMAIL") { Description = "The e-mail address they sign in with." };
        Option<string> role = new("--role") { Description = "author, reviewer, moderator, administrator; several with commas between.", Required = true };
        Option<string?> person = new("--person") { Description = "Their id in people.yaml, if they write or review." };
        Command add = new("add", "Print a link, valid once and for half an hour, with which somebody sets up how to sign in. "
            + "If the e-mail address already has an account, the link restores access to it.") { name, email, role, person };
        add.SetAction(async (parsed, cancel) =>
        {
            string[] args = [parsed.GetValue(name)!, parsed.GetValue(email)!, parsed.GetValue(role)!, .. parsed.GetValue(person) is { } id ? new[] { id } : []];
            ControlResponse answer = StaffCommandHandler.Read(args, out _) is { } fault
                ? ControlResponse.WrongUse(fault)
                : await rows.RunAsync(new ControlRequest(StaffCommandHandler.Add, args), cancel);
            return await answer.PrintAsync();
        });
        return new Command("staff", "Who can sign in.") { add };
    }
}

/// <summary>
/// Logs how to create the first account, while a site has none: there is no default account and no public page to create one.
/// </summary>
public sealed partial class FirstAccountHint(AccountStore accounts, SiteDatabase store, ILogger<FirstAccountHint> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!store.WasTried)
        {
            await Task.Delay(BetweenChecks, stoppingToken);
        }

        try
        {
            if (!await accounts.HasAnyAsync(stoppingToken))
            {
                LogNobody(logger);
            }
        }
        catch (DatabaseUnavailableException)
        {
            // DatabaseRecoveryService logs this.
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Nobody can sign in yet. Beside the running site, with the same settings: staff add \"NAME\" EMAIL --role administrator. "
            + "It prints a link that is valid for half an hour.")]
    private static partial void LogNobody(ILogger logger);
}
