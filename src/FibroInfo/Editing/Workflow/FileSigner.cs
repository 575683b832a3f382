using System.Globalization;
using System.Text;
using FibroInfo.Audit;
using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Revisions;

namespace FibroInfo.Editing.Workflow;

/// <summary>Signs a text as it stands in its file: that one is still right which readers have, or one whose file asks for a review.</summary>
public sealed class FileSigner(ContentFileWriter files, RevisionCommit commit, AuditTrail audit, DraftValidator proofs, TimeProvider clock)
{
    /// <summary>What a signature would say of a text, and what of the text itself stands in its way; null when nothing does.</summary>
    /// <param name="path">Of a language of the site.</param>
    /// <param name="text">The whole file.</param>
    public (FileReviewState Standing, SigningRefusal? Refusal) Validate(ContentPath path, string text)
    {
        DraftValidation proof = proofs.Read(path, text);
        FileReviewState standing = SigningRules.GetReviewState(proof.Article, clock.GetUtcNow(), proofs.CreateContext().Today);
        return (standing, standing == FileReviewState.NotDue ? SigningRefusal.NotDue
            : FrontMatterText.Parse(text) is null ? SigningRefusal.OddKeys
            : proof.Errors.Any() ? SigningRefusal.HasErrors
            : null);
    }

    /// <param name="path">Of a language of the site.</param>
    /// <param name="expectedVersion">The <see cref="ContentHash"/> that the reviewer read.</param>
    /// <param name="why">For whoever looks through its versions.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was written.</exception>
    public async Task<EditResult> SignAsync(ContentPath path, string expectedVersion, string why, Signer signer, CancellationToken cancel)
    {
        try
        {
            return await files.RunExclusiveAsync(() => SignExclusiveAsync(path, expectedVersion, why, signer, cancel), cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return EditResult.Failed.FromException(path.Path, fault);
        }
    }

    private async Task<EditResult> SignExclusiveAsync(ContentPath path, string expectedVersion, string why, Signer signer, CancellationToken cancel)
    {
        proofs.LookAgain();
        CheckContext desk = proofs.CreateContext();
        if (files.Read(path.Path) is not { } now || TextDecoder.Decode(now) is not { } text)
        {
            return NothingToSign.Instance;
        }

        (FileReviewState standing, SigningRefusal? refusal) = Validate(path, text);
        if (standing == FileReviewState.Nothing)
        {
            return NothingToSign.Instance;
        }

        if (SigningRules.FindRefusal(text, null, signer, desk.ContentSnapshot.SiteData.People) is { } who)
        {
            return new SigningRefused(who);
        }

        return ContentHash.Compute(now) != expectedVersion && standing != FileReviewState.NotDue ? new EditResult.Conflict<string>(text)
            : refusal is { } shut ? new SigningRefused(shut)
            : await WriteAsync(path, now, text, standing, why, signer, desk.Today, cancel);
    }

    private async Task<EditResult> WriteAsync(
        ContentPath path, byte[] current, string text, FileReviewState standing, string why, Signer signer, DateOnly today, CancellationToken cancel)
    {
        var signOff = new SignOff(SignOff.ComputeHash(text), signer.Person!, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        FrontMatterText signed = signOff.PutInto(FrontMatterText.Parse(text)!);
        // The date that stood there was for this review: from here on the policy counts again.
        string fresh = (standing == FileReviewState.Due ? FrontMatterScalars.Set(signed, ("review-due", "")) : signed).ToString();
        string named = standing == FileReviewState.Due ? "article.still-right" : "article.sign";
        EditResult result = await commit.RunAsync(
            new FileChange(path.Path, current, Encoding.UTF8.GetBytes(fresh)), new RevisionInfo(signer.Actor, why),
            transaction =>
            {
                // Whatever anybody is writing in it stays theirs.
                transaction.Db.Add(SignOffRecord.Create(path.Path, signOff, fresh, isSpelling: false, signer.Actor, clock.GetUtcNow()));
                audit.Record(transaction, signer.Actor, named, $"text {path.Path}", $"{signer.Person}; {signOff.Signed}");
                return Task.CompletedTask;
            }, cancel);
        return result is EditResult.Conflict ? new EditResult.Conflict<string>(files.Read(path.Path) is { } other ? TextDecoder.Decode(other) : null) : result;
    }
}

/// <summary>What a signature would say of a text as it stands in its file.</summary>
public enum FileReviewState
{
    /// <summary>There is nothing to sign: it is being written, planned or withdrawn.</summary>
    Nothing,

    /// <summary>Readers have it, and its review is due: that it is still right.</summary>
    Due,

    /// <summary>Readers have it, and its review is not due for a long time yet.</summary>
    NotDue,

    /// <summary>Somebody who writes by hand asks for a review there.</summary>
    Asked,
}
