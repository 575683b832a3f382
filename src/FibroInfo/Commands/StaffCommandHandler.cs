using System.CommandLine;
using System.Globalization;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Commands;

/// <summary>The accounts of the staff at a terminal: whoever may run the program on this machine lets the first one in.</summary>
public sealed class StaffCommandHandler(Invitations invitations, SiteAddress site, ContentStore contentStore)
{
    public const string Add = "staff add";

    /// <param name="args">Name, e-mail, roles between commas and, if any, a person of people.yaml.</param>
    /// <param name="invitation">What they say.</param>
    /// <returns>Null when all is well, else a sentence.</returns>
    internal static string? Read(IReadOnlyList<string> args, out Invitation? invitation)
    {
        invitation = null;
        if (args.Count is < 3 or > 4)
        {
            return "staff add wants a name, an e-mail and --role.";
        }

        if (!Invitation.TryName(args[0], out string name))
        {
            return $"The name must be 1 to {Invitation.MaxNameCodePoints} characters that can be read.";
        }

        if (!EmailAddress.TryParse(args[1], out EmailAddress email, out _))
        {
            return $"'{args[1]}' is no e-mail address.";
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
        if (invitation.Person is { } person && contentStore.IsLoaded && contentStore.Current.SiteData.People is { IsReadable: true } people && !people.TryFind(person, out _))
        {
            return ControlResponse.Problem($"people.yaml has no '{person}'.");
        }

        return await invitations.InviteAsync(invitation, Actor.CommandLine, cancel) switch
        {
            InviteOutcome.Link link => ControlResponse.Done(Tell(link)),
            InviteOutcome.Disabled => ControlResponse.Problem($"{invitation.Email} has an account that is disabled. An administrator can enable it on /admin/staff."),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
    }

    private string Tell(InviteOutcome.Link link)
    {
        string how = link.IsNew
            ? $"{link.Account.Name} is {link.Account.Roles.Listed()}."
            : $"{link.Account.Email} has an account: {link.Account.Name}, {link.Account.Roles.Listed()}. "
                + "It stays as it is; with this link its owner sets anew how to sign in.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{how}\nOpen this once, within {Invitations.GoodFor.TotalMinutes} minutes:\n{site.Absolute(Routes.AccountSetupFor(link.Token))}");
    }
}

/// <summary>How <c>staff</c> is typed.</summary>
internal static class StaffCommands
{
    public static Command Build(DatabaseCommandRunner rows)
    {
        Argument<string> name = new("NAME") { Description = "As colleagues read it, in quotes when it has blanks." };
        Argument<string> email = new("EMAIL") { Description = "By which they sign in." };
        Option<string> role = new("--role") { Description = "author, reviewer, moderator, administrator; several with commas between.", Required = true };
        Option<string?> person = new("--person") { Description = "Who they are in people.yaml, when they write or review." };
        Command add = new("add", "Print a link, good once and for half an hour, by which somebody sets how to sign in. "
            + "For an e-mail that has an account it is the recovery.") { name, email, role, person };
        add.SetAction(async (parsed, cancel) =>
        {
            string[] args = [parsed.GetValue(name)!, parsed.GetValue(email)!, parsed.GetValue(role)!, .. parsed.GetValue(person) is { } id ? new[] { id } : []];
            ControlResponse answer = StaffCommandHandler.Read(args, out _) is { } fault
                ? ControlResponse.WrongUse(fault)
                : await rows.RunAsync(new ControlRequest(StaffCommandHandler.Add, args), cancel);
            return await answer.PrintAsync();
        });
        return new Command("staff", "Who may sign in.") { add };
    }
}

/// <summary>Says in the log of a site without accounts how the first one is made: there is no default one, and no page for strangers to make it.</summary>
public sealed partial class FirstAccountHint(AccountStore accounts, SiteDatabase store, ILogger<FirstAccountHint> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!store.WasTried)
        {
            await Task.Delay(BetweenLooks, stoppingToken);
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
            // The log says so already.
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Nobody can sign in yet. Beside the running site, with the same settings: staff add \"NAME\" EMAIL --role administrator. "
            + "It prints a link that is good for half an hour.")]
    private static partial void LogNobody(ILogger logger);
}
