using FibroInfo.Accounts;
using FibroInfo.Backup;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary>Runs the commands that use the database. Arguments are validated again here, because they come over a socket.</summary>
public sealed class ControlCommands(CommentCommandHandler comments, ImportCommandHandler imports, RetractionCommandHandler retractions,
    StaffCommandHandler staff, MailCommandHandler mail, BackupCommandHandler backups)
{
    /// <param name="tell">Receives the progress of long commands.</param>
    public async Task<ControlResponse> RunAsync(ControlRequest request, Func<BackupProgress, Task> tell, CancellationToken cancel)
    {
        try
        {
            return await ((request.Verb, request.Args) switch
            {
                (CommentCommandHandler.List, []) => comments.ListAsync(asJson: false, cancel),
                (CommentCommandHandler.List, ["--json"]) => comments.ListAsync(asJson: true, cancel),
                (CommentCommandHandler.Approve, [var id]) when CommentVersion.TryParse(id, out CommentVersion expectedVersion) =>
                    comments.ApproveAsync(expectedVersion, cancel),
                (CommentCommandHandler.Reject, [var id, var typed]) when CommentVersion.TryParse(id, out CommentVersion expectedVersion)
                    && RejectionReason.TryParse(typed, out RejectionReason reason) =>
                    comments.RejectAsync(expectedVersion, reason, cancel),
                (CommentCommandHandler.Spam, [var id]) when CommentVersion.TryParse(id, out CommentVersion expectedVersion) =>
                    comments.MarkSpamAsync(expectedVersion, cancel),
                (StaffCommandHandler.Add, var args) when StaffCommandHandler.Read(args, out Invitation? invitation) is null =>
                    staff.AddAsync(invitation!, cancel),
                (MailCommandHandler.Test, [var address]) when EmailAddress.TryParse(address, out EmailAddress to, out _) => mail.TestAsync(to, cancel),
                (BackupCommandHandler.Copy, []) => backups.CopyAsync(tell, cancel),
                (ImportCommandHandler.References, [var file]) when ImportFile.IsValidName(file) => imports.AddAsync(file, cancel),
                (RetractionCommandHandler.Load, [var file]) when Path.IsPathFullyQualified(file) => retractions.LoadAsync(file, cancel),
                _ => Task.FromResult(ControlResponse.WrongUse("The running site does not know this command in this form: is it of another version?")),
            });
        }
        catch (DatabaseUnavailableException)
        {
            return ControlResponse.Problem("The database isn't available, so nothing was changed. Try again. The log of the site says why.");
        }
    }
}

/// <summary>A command and its arguments, as sent over the socket. The receiver trusts none of it.</summary>
public sealed record ControlRequest(string Verb, IReadOnlyList<string> Args);

/// <summary>The result of a command: the exit code and the texts for standard output and standard error.</summary>
public sealed record ControlResponse(int Exit, string Out, string Err)
{
    public static ControlResponse Done(string text) => new(0, text, "");

    public static ControlResponse Problem(string sentence) => new(1, "", sentence);

    public static ControlResponse WrongUse(string sentence) => new(CommandLine.WrongUse, "", sentence);

    /// <returns>The exit code.</returns>
    public async Task<int> PrintAsync()
    {
        foreach ((TextWriter output, string text) in new[] { (Console.Out, Out), (Console.Error, Err) }.Where(pair => pair.Item2 != ""))
        {
            await output.WriteLineAsync(text);
        }

        return Exit;
    }
}
