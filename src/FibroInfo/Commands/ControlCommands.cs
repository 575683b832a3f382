using FibroInfo.Accounts;
using FibroInfo.Backup;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary>Every verb that touches rows, by its words. What they are given is read again here: it came over a socket.</summary>
public sealed class ControlCommands(CommentCommandHandler comments, ImportCommandHandler imports, RetractionCommandHandler retractions, StaffCommandHandler staff, MailCommandHandler mail, BackupCommandHandler backups)
{
    /// <param name="request">What came.</param>
    /// <param name="tell">Hears how far something long is.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ControlResponse> RunAsync(ControlRequest request, Func<BackupProgress, Task> tell, CancellationToken cancel)
    {
        try
        {
            return await ((request.Verb, request.Args) switch
            {
                (CommentCommandHandler.List, []) => comments.ListAsync(asJson: false, cancel),
                (CommentCommandHandler.List, ["--json"]) => comments.ListAsync(asJson: true, cancel),
                (CommentCommandHandler.Approve, [var id]) when CommentVersion.TryParse(id, out CommentVersion seen) => comments.ApproveAsync(seen, cancel),
                (CommentCommandHandler.Reject, [var id, var typed]) when CommentVersion.TryParse(id, out CommentVersion seen) && RejectionReason.TryParse(typed, out RejectionReason reason) =>
                    comments.RejectAsync(seen, reason, cancel),
                (CommentCommandHandler.Spam, [var id]) when CommentVersion.TryParse(id, out CommentVersion seen) => comments.MarkSpamAsync(seen, cancel),
                (StaffCommandHandler.Add, var args) when StaffCommandHandler.Read(args, out Invitation? who) is null => staff.AddAsync(who!, cancel),
                (MailCommandHandler.Test, [var address]) when EmailAddress.TryParse(address, out EmailAddress to, out _) => mail.TestAsync(to, cancel),
                (BackupCommandHandler.Copy, []) => backups.CopyAsync(tell, cancel),
                (ImportCommandHandler.References, [var parcel]) when ImportFile.IsValidName(parcel) => imports.AddAsync(parcel, cancel),
                (RetractionCommandHandler.Load, [var file]) when Path.IsPathFullyQualified(file) => retractions.LoadAsync(file, cancel),
                _ => Task.FromResult(ControlResponse.WrongUse("The running site does not know this command in this form: is it of another version?")),
            });
        }
        catch (DatabaseUnavailableException)
        {
            return ControlResponse.Problem("The store does not answer just now, and nothing was changed. Try again; the log of the site says why.");
        }
    }
}

/// <summary>A verb with what stands behind it, as it goes over the socket. Who reads it trusts none of it.</summary>
public sealed record ControlRequest(string Verb, IReadOnlyList<string> Args);

/// <summary>What a verb ends with: the exit code, and what is for the one and the other output.</summary>
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
