using System.CommandLine;
using System.Diagnostics;
using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary>Sends a test message, in the process that owns the data folder.</summary>
public sealed class MailCommandHandler(TestEmailSender test, EmailRoute route, SiteDatabase store, AuditTrail audit, ContentStore contentStore)
{
    public const string Test = "mail test";

    public async Task<ControlResponse> TestAsync(EmailAddress to, CancellationToken cancel)
    {
        await store.WriteAsync(
            transaction =>
            {
                audit.Record(transaction, Actor.CommandLine, "mail.test", "mail");
                return Task.FromResult(true);
            }, cancel);
        var words = new UiText(contentStore.IsLoaded ? contentStore.Site.DefaultLanguage : Language.English);
        DeliveryFailure? failure = await test.SendAsync(to, words, cancel);
        return (failure, route.Server) switch
        {
            (null, null) => ControlResponse.Done($"No mail server is set (Mail:Host). The test message is a file in '{route.Folder}'."),
            (null, { } server) => ControlResponse.Done($"{server.Host} accepted the test message for {to}. If it doesn't arrive, look in the spam folder."),
            ({ } failed, _) => ControlResponse.Problem($"The test message was not sent. {MailFailureMessages.Explain(failed, route)}"),
        };
    }
}

/// <summary>The syntax of the command <c>mail</c>.</summary>
internal static class MailCommands
{
    public static Command Build(DatabaseCommandRunner rows)
    {
        Argument<string> address = new("ADDRESS") { Description = "Who gets the test message." };
        Command test = new("test", "Send one test message now, and say what became of it.") { address };
        test.SetAction(async (parsed, cancel) =>
        {
            string typed = parsed.GetValue(address)!;
            ControlResponse answer = EmailAddress.TryParse(typed, out EmailAddress to, out _)
                ? await rows.RunAsync(new ControlRequest(MailCommandHandler.Test, [to.Value]), cancel)
                : ControlResponse.WrongUse($"'{typed}' isn't an e-mail address.");
            return await answer.PrintAsync();
        });
        return new Command("mail", "The site's outgoing e-mail.") { test };
    }
}

/// <summary>
/// Explains a delivery failure, and what to do, to the person who configures the site. The staff's pages explain it without names of
/// settings.
/// </summary>
internal static class MailFailureMessages
{
    public static string Explain(DeliveryFailure failure, EmailRoute route)
    {
        string server = route.Server is { } where ? $"{where.Host}, port {where.Port}," : "The mail server";
        string code = failure.Code is { } given ? $" (it answered {given})" : "";
        return failure.Kind switch
        {
            DeliveryFailureKind.ServerUnreachable => $"{server} can't be reached: check Mail:Host and Mail:Port, and that a firewall lets the site out.",
            DeliveryFailureKind.ServerRefused => $"{server} refused the connection{code}. Ask the person who runs the mail server.",
            DeliveryFailureKind.NoEncryption => $"{server} doesn't offer STARTTLS, and nothing is sent unencrypted. "
                + "Set Mail:Security to Tls (port 465), or to None for a server on this machine.",
            DeliveryFailureKind.EncryptionFailed => $"{server} and the site couldn't agree on encryption: "
                + "check that Mail:Security is Tls for port 465 and StartTls for port 587.",
            DeliveryFailureKind.CertificateNotTrusted => $"{server} showed a certificate that this machine doesn't trust: it has expired, "
                + "is for another name, or comes from an unknown authority. Check Mail:Host, or add the authority to this machine.",
            DeliveryFailureKind.LoginNotOffered => $"{server} doesn't offer the way of signing in that is set. "
                + "Check Mail:Security, Mail:User and Mail:OAuth.",
            DeliveryFailureKind.LoginRefused when route.Login == EmailLogin.OAuth => $"{server} refused the login{code}: "
                + "check Mail:User, and that the application may send as this mailbox.",
            DeliveryFailureKind.LoginRefused => $"{server} refused the login{code}: check Mail:User and its password.",
            DeliveryFailureKind.LoginRequired => $"{server} wants a login: set Mail:User, with Mail:PasswordFile or Mail:OAuth.",
            DeliveryFailureKind.SenderRefused => $"{server} refused the sender {route.From}{code}: set Mail:From to an address that it may send for.",
            DeliveryFailureKind.RecipientRefused => $"{server} refused the address that you typed{code}. Check it, or try another one.",
            DeliveryFailureKind.MessageRefused => $"{server} refused the message{code}. Codes from 400 to 499 mean: try again later.",
            DeliveryFailureKind.TooSlow => $"{server} took longer than {route.Server?.Timeout.TotalSeconds} seconds: "
                + "check Mail:Port and Mail:Security.",
            DeliveryFailureKind.ConnectionLost => $"{server} broke off the connection, or doesn't speak SMTP: check Mail:Port and Mail:Security.",
            DeliveryFailureKind.TokenEndpointUnreachable => $"Mail:OAuth:TokenEndpoint can't be reached, or isn't working{code}.",
            DeliveryFailureKind.TokenEndpointTooSlow => "Mail:OAuth:TokenEndpoint didn't answer in time.",
            DeliveryFailureKind.TokenRefused => $"Mail:OAuth:TokenEndpoint refused to give an access token{code}: "
                + "check Mail:OAuth:ClientId, the secret in Mail:OAuth:ClientSecretFile, and Mail:OAuth:Scope.",
            DeliveryFailureKind.TokenUnusable => "Mail:OAuth:TokenEndpoint gave no usable access token: check the address.",
            DeliveryFailureKind.FolderNotWritable => $"'{route.Folder}' can't be written. Check the disk, and who owns the folder.",
            _ => throw new UnreachableException($"{failure.Kind}"),
        };
    }
}
