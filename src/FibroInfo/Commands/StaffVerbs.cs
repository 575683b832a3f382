using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Audit;
using FibroInfo.Accounts;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Commands;

/// <summary>The accounts of the staff at a terminal: whoever may run the program on this machine lets the first one in.</summary>
public sealed class StaffVerbs(Invitations invitations, SiteAddress site, Shelf shelf)
{
    public const string Add = "staff add";

    /// <param name="args">Name, e-mail, roles between commas and, if any, a person of people.yaml.</param>
    /// <param name="who">What they say.</param>
    /// <returns>Null when all is well, else a sentence.</returns>
    internal static string? Read(IReadOnlyList<string> args, out Invitation? who)
    {
        who = null;
        if (args.Count is < 3 or > 4)
        {
            return "staff add wants a name, an e-mail and --role.";
        }

        if (!Invitation.TryName(args[0], out string name))
        {
            return $"The name must be 1 to {Invitation.MostNameCodePoints} characters that can be read.";
        }

        if (!EmailAddress.TryParse(args[1], out EmailAddress email, out _))
        {
            return $"'{args[1]}' is no e-mail address.";
        }

        if (!Roles.TryParse(args[2].Split(',', StringSplitOptions.TrimEntries), out Role roles))
        {
            return $"--role is '{args[2]}'; it must be one or more of {Roles.All.Listed()}, with commas between.";
        }

        who = new Invitation(name, email, roles, args.ElementAtOrDefault(3));
        return null;
    }

    public async Task<VerbAnswer> AddAsync(Invitation who, CancellationToken cancel)
    {
        if (who.Person is { } person && shelf.IsLoaded && shelf.Current.Handbook.People is { IsReadable: true } people && !people.TryFind(person, out _))
        {
            return VerbAnswer.Problem($"people.yaml has no '{person}'.");
        }

        return await invitations.InviteAsync(who, Actor.CommandLine, cancel) switch
        {
            InviteOutcome.Link link => VerbAnswer.Done(Tell(link)),
            InviteOutcome.Disabled => VerbAnswer.Problem($"{who.Email} has an account that is disabled. An administrator can enable it on /admin/staff."),
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
            $"{how}\nOpen this once, within {Invitations.GoodFor.TotalMinutes} minutes:\n{site.Absolute($"/setup/{link.Token}")}");
    }
}
