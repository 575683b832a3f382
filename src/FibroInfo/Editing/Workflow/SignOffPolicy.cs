using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Workflow;

/// <summary>Whether a text may go to the readers, as far as its signature goes. Asked before every publishing on these pages.</summary>
public sealed class SignOffPolicy(SiteDatabase store)
{
    /// <param name="onDisk">The file that readers have; null when there is none.</param>
    /// <param name="text">The file as it shall be.</param>
    /// <param name="isRequired">The policy wants every text signed.</param>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<SignOffState> AskAsync(string? onDisk, string text, bool isRequired, CancellationToken cancel)
    {
        // What was typed into a form was signed here, or by nobody.
        if (SignOff.Parse(text) is { } own && own != SignOff.Parse(onDisk) && await FindAsync(own, cancel) is null)
        {
            return SignOffState.NotGiven;
        }

        return OfFile(text, isRequired);
    }

    /// <summary>The same of a text as it stands in its file: whoever writes a file by hand answers for it.</summary>
    public static SignOffState OfFile(string? text, bool isRequired) => SignOff.Parse(text) is not { } own
        ? OfUnsigned(isRequired) : own.Signed == SignOff.ComputeHash(text!) ? SignOffState.Signed : SignOffState.ChangedSince;

    /// <summary>The same of a file that was read already.</summary>
    public static SignOffState OfFile(Article? article, bool isRequired) => article?.Sign switch
    {
        SignatureStatus.Signed => SignOffState.Signed,
        SignatureStatus.ChangedSince => SignOffState.ChangedSince,
        _ => OfUnsigned(isRequired),
    };

    /// <summary>
    /// The text with the sign-off by which it is judged: its own, if that was given for these very words, or a later one that its
    /// file bears.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<string> LatestAsync(string? onDisk, string text, CancellationToken cancel)
    {
        bool hasItsOwn = SignOff.Parse(text) is { } own && own.Signed == SignOff.ComputeHash(text) && own.Signed != SignOff.Parse(onDisk)?.Signed
            && await FindAsync(own, cancel) is not null;
        return hasItsOwn ? text : SignOff.Latest(onDisk, text);
    }

    /// <summary>The text that bears this sign-off as it was signed; null when nobody kept it.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<string?> SignedTextAsync(string? onDisk, SignOff signOff, CancellationToken cancel) =>
        onDisk is not null && SignOff.ComputeHash(onDisk) == signOff.Signed ? onDisk : (await FindAsync(signOff, cancel))?.Text;

    private static SignOffState OfUnsigned(bool isRequired) => isRequired ? SignOffState.Missing : SignOffState.NotNeeded;

    private Task<SignOffRecord?> FindAsync(SignOff own, CancellationToken cancel) => store.ReadAsync(db => db.Set<SignOffRecord>().AsNoTracking()
        .Where(one => one.Signed == own.Signed && one.Reviewer == own.Reviewer && one.Reviewed == own.Reviewed)
        .OrderByDescending(one => one.Id).FirstOrDefaultAsync(cancel));
}

/// <summary>What is to be said of the signature of a text that somebody wants to publish.</summary>
public enum SignOffState
{
    /// <summary>It bears none, and need not.</summary>
    NotNeeded,

    /// <summary>It bears none, and the policy wants one.</summary>
    Missing,

    /// <summary>It bears one that nobody gave.</summary>
    NotGiven,

    /// <summary>Its words changed since it was signed.</summary>
    ChangedSince,

    Signed,
}
