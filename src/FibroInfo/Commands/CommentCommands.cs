using System.CommandLine;
using FibroInfo.Comments;

namespace FibroInfo.Commands;

/// <summary>The syntax of the command <c>comments</c>.</summary>
internal static class CommentCommands
{
    public static Command Build(DatabaseCommandRunner rows)
    {
        var json = new Option<bool>("--json") { Description = "Print an array for programs; each has a 'wording' to decide on." };
        var list = new Command("list", "Each waiting comment on a line: its number, article, age, marks of the screening, name and text. "
            + "Despair first, then the oldest.") { json };
        list.SetAction((parsed, cancel) => SendAsync(rows, CommentCommandHandler.List, parsed.GetValue(json) ? ["--json"] : [], cancel));

        Argument<CommentVersion> id = VersionArgument();
        Command approve = new("approve", "Show a comment on its article.") { id };
        approve.SetAction((parsed, cancel) => SendAsync(rows, CommentCommandHandler.Approve, [$"{parsed.GetValue(id)}"], cancel));

        Argument<CommentVersion> rejected = VersionArgument();
        Option<RejectionReason> reason = ReasonOption();
        Command reject = new("reject", "Do not show a comment; its writer sees the reason and can change it.") { rejected, reason };
        reject.SetAction((parsed, cancel) => SendAsync(
            rows, CommentCommandHandler.Reject, [$"{parsed.GetValue(rejected)}", parsed.GetValue(reason).Value], cancel));

        Argument<CommentVersion> unwanted = VersionArgument();
        Command spam = new("spam", "Mark a comment as spam.") { unwanted };
        spam.SetAction((parsed, cancel) => SendAsync(rows, CommentCommandHandler.Spam, [$"{parsed.GetValue(unwanted)}"], cancel));

        return new Command("comments", "Comments that are waiting to be read.") { list, approve, reject, spam };
    }

    private static async Task<int> SendAsync(DatabaseCommandRunner rows, string verb, string[] args, CancellationToken cancel) =>
        await (await rows.RunAsync(new ControlRequest(verb, args), cancel)).PrintAsync();

    private static Argument<CommentVersion> VersionArgument() => new("ID")
    {
        Description = "The number as 'comments list' shows it: 12, or 12.2 after its writer changed it. Refused if it has changed since.",
        CustomParser = result =>
        {
            string typed = result.Tokens[0].Value;
            if (!CommentVersion.TryParse(typed, out CommentVersion version))
            {
                result.AddError($"'{typed}' isn't the number of a comment. 'comments list' shows them, such as 12 or 12.2.");
            }

            return version;
        },
    };

    private static Option<RejectionReason> ReasonOption() => new("--reason")
    {
        Description = "The reason, shown to its writer.",
        Required = true,
        CustomParser = result =>
        {
            if (!RejectionReason.TryParse(result.Tokens[0].Value, out RejectionReason reason))
            {
                result.AddError($"--reason must be 1 to {RejectionReason.MaxCodePoints} characters that can be read.");
            }

            return reason;
        },
    };
}
