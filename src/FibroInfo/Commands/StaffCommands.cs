using System.CommandLine;

namespace FibroInfo.Commands;

/// <summary>How <c>staff</c> is typed.</summary>
internal static class StaffCommands
{
    public static Command Build(RowCommand rows)
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
            VerbAnswer answer = StaffVerbs.Read(args, out _) is { } fault
                ? VerbAnswer.WrongUse(fault)
                : await rows.RunAsync(new VerbRequest(StaffVerbs.Add, args), cancel);
            return await answer.PrintAsync();
        });
        return new Command("staff", "Who may sign in.") { add };
    }
}
