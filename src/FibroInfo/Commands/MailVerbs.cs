using FibroInfo.Content;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary>Tries the site's e-mail in the process that owns its outbox.</summary>
public sealed class MailVerbs(TestEmail test, EmailRoute route, Store store, AuditTrail audit, Shelf shelf)
{
    public const string Test = "mail test";

    public async Task<VerbAnswer> TestAsync(EmailAddress to, CancellationToken cancel)
    {
        await store.WriteAsync(
            writing =>
            {
                audit.Note(writing, Actor.CommandLine, "mail.test", "mail");
                return Task.FromResult(true);
            }, cancel);
        var words = new Words(shelf.IsLoaded ? shelf.Site.DefaultLanguage : Language.English);
        DeliveryFailure? failure = await test.SendAsync(to, words, cancel);
        return (failure, route.Server) switch
        {
            (null, null) => VerbAnswer.Done($"No mail server is set (Mail:Host). The test message is a file in '{route.Folder}'."),
            (null, { } server) => VerbAnswer.Done($"{server.Host} accepted the test message for {to}. If it doesn't arrive, look in the spam folder."),
            ({ } failed, _) => VerbAnswer.Problem($"The test message was not sent. {MailFailureWords.Explain(failed, route)}"),
        };
    }
}
