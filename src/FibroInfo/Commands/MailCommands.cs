using System.CommandLine;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary>How <c>mail</c> is typed.</summary>
internal static class MailCommands
{
    public static Command Build(RowCommand rows)
    {
        Argument<string> address = new("ADDRESS") { Description = "Who gets the test message." };
        Command test = new("test", "Send one test message now, and say what became of it.") { address };
        test.SetAction(async (parsed, cancel) =>
        {
            string typed = parsed.GetValue(address)!;
            VerbAnswer answer = EmailAddress.TryParse(typed, out EmailAddress to, out _)
                ? await rows.RunAsync(new VerbRequest(MailVerbs.Test, [to.Value]), cancel)
                : VerbAnswer.WrongUse($"'{typed}' is not an e-mail address.");
            return await answer.PrintAsync();
        });
        return new Command("mail", "The site's outgoing e-mail.") { test };
    }
}
