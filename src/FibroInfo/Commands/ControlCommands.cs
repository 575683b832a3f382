using FibroInfo.Accounts;
using FibroInfo.Backup;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary>Every verb that touches rows, by its words. What they are given is read again here: it came over a socket.</summary>
public sealed class ControlCommands(CommentVerbs comments, ImportVerbs imports, RetractionVerbs retractions, StaffVerbs staff, MailVerbs mail, BackupVerbs backups)
{
    public static void Register(IServiceCollection services) => services
        .AddSingleton<CommentVerbs>().AddSingleton<ImportVerbs>().AddSingleton<RetractionVerbs>().AddSingleton<StaffVerbs>().AddSingleton<MailVerbs>()
        .AddSingleton<BackupVerbs>()
        .AddHostedService<FirstAccountHint>().AddSingleton<ControlCommands>().AddHostedService<ControlServer>();

    /// <param name="request">What came.</param>
    /// <param name="tell">Hears how far something long is.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<VerbAnswer> RunAsync(VerbRequest request, Func<BackupProgress, Task> tell, CancellationToken cancel)
    {
        try
        {
            return await ((request.Verb, request.Args) switch
            {
                (CommentVerbs.List, []) => comments.ListAsync(asJson: false, cancel),
                (CommentVerbs.List, ["--json"]) => comments.ListAsync(asJson: true, cancel),
                (CommentVerbs.Approve, [var id]) when CommentVersion.TryParse(id, out CommentVersion seen) => comments.ApproveAsync(seen, cancel),
                (CommentVerbs.Reject, [var id, var typed]) when CommentVersion.TryParse(id, out CommentVersion seen) && Reason.TryParse(typed, out Reason reason) =>
                    comments.RejectAsync(seen, reason, cancel),
                (CommentVerbs.Spam, [var id]) when CommentVersion.TryParse(id, out CommentVersion seen) => comments.MarkSpamAsync(seen, cancel),
                (StaffVerbs.Add, var args) when StaffVerbs.Read(args, out Invitation? who) is null => staff.AddAsync(who!, cancel),
                (MailVerbs.Test, [var address]) when EmailAddress.TryParse(address, out EmailAddress to, out _) => mail.TestAsync(to, cancel),
                (BackupVerbs.Copy, []) => backups.CopyAsync(tell, cancel),
                (ImportVerbs.References, [var parcel]) when ImportFile.IsOne(parcel) => imports.AddAsync(parcel, cancel),
                (RetractionVerbs.Load, [var file]) when Path.IsPathFullyQualified(file) => retractions.LoadAsync(file, cancel),
                _ => Task.FromResult(VerbAnswer.WrongUse("The running site does not know this command in this form: is it of another version?")),
            });
        }
        catch (DatabaseUnavailableException)
        {
            return VerbAnswer.Problem("The store does not answer just now, and nothing was changed. Try again; the log of the site says why.");
        }
    }
}

/// <summary>A verb with what stands behind it, as it goes over the socket. Who reads it trusts none of it.</summary>
public sealed record VerbRequest(string Verb, IReadOnlyList<string> Args);

/// <summary>What a verb ends with: the exit code, and what is for the one and the other output.</summary>
public sealed record VerbAnswer(int Exit, string Out, string Err)
{
    public static VerbAnswer Done(string text) => new(0, text, "");

    public static VerbAnswer Problem(string sentence) => new(1, "", sentence);

    public static VerbAnswer WrongUse(string sentence) => new(CommandLine.WrongUse, "", sentence);

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
