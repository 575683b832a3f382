using System.Globalization;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Site;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Workflow;

/// <summary>Signs drafts: the sign-off goes into the keys of the draft, so that it is published with the words it is for.</summary>
public sealed class DraftSigner(SiteDatabase store, AuditTrail audit, TimeProvider clock)
{
    /// <param name="id">Of the request.</param>
    /// <param name="expectedVersion">Which words the reviewer read, by <see cref="SignOff.ComputeHash"/>.</param>
    /// <param name="today">The date on the clinic's wall.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<EditResult> SignAsync(long id, string expectedVersion, Signer signer, IdMap<Person> people, DateOnly today, CancellationToken cancel) =>
        DecideAsync(id, expectedVersion, signer, people, async (transaction, request, draft) =>
        {
            var signOff = new SignOff(expectedVersion, signer.Person!, Iso(today));
            await PutAsync(transaction, draft, signOff, isSpelling: false, signer.Actor, cancel);
            await CloseAsync(transaction, request, ReviewState.Signed, null, signer.Actor, cancel);
            audit.Record(transaction, signer.Actor, "article.sign", $"text {draft.File}", $"{signer.Person}; {expectedVersion}");
        }, cancel);

    /// <summary>Gives a text back to its writer.</summary>
    /// <param name="reason">What is to be mended.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<EditResult> SendBackAsync(long id, string expectedVersion, string reason, Signer signer, IdMap<Person> people, CancellationToken cancel) =>
        DecideAsync(id, expectedVersion, signer, people, async (transaction, request, draft) =>
        {
            await CloseAsync(transaction, request, ReviewState.SentBack, reason, signer.Actor, cancel);
            audit.Record(transaction, signer.Actor, "article.send-back", $"text {draft.File}", reason);
        }, cancel);

    /// <summary>Keeps a sign-off for words in which nothing but spelling changed, in somebody's own draft.</summary>
    /// <returns>The draft's new version; 0 when it was changed meanwhile.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<int> SignOverAsync(string file, int version, SignOff before, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async transaction =>
        {
            if (await transaction.Db.Set<Draft>().AsNoTracking().FirstOrDefaultAsync(
                draft => draft.File == file && draft.Account == actor.Account && draft.Version == version, cancel) is not { } draft)
            {
                return 0;
            }

            string hash = SignOff.ComputeHash(draft.Text);
            await PutAsync(transaction, draft, before with { Signed = hash }, isSpelling: true, actor, cancel);
            audit.Record(transaction, actor, "article.spelling", $"text {file}", $"{before.Reviewer}; {before.Signed}, now {hash}");
            return version + 1;
        }, cancel);

    private Task<EditResult> DecideAsync(
        long id, string expectedVersion, Signer signer, IdMap<Person> people, Func<WriteTransaction, ReviewRequest, Draft, Task> decide,
        CancellationToken cancel) =>
        store.WriteAsync(async transaction =>
        {
            if (await ReviewStore.FindAsync(transaction.Db, id, cancel) is not (var request, var draft) || FrontMatterText.Parse(draft.Text) is null)
            {
                return NothingToSign.Instance;
            }

            if (SigningRules.FindRefusal(draft.Text, draft.Account, signer, people) is { } refusal)
            {
                return new SigningRefused(refusal);
            }

            if (SignOff.ComputeHash(draft.Text) != expectedVersion)
            {
                return (EditResult)new EditResult.Conflict<string>(draft.Text);
            }

            await decide(transaction, request, draft);
            return EditResult.Saved.Instance;
        }, cancel);

    private async Task PutAsync(WriteTransaction transaction, Draft draft, SignOff signOff, bool isSpelling, Actor actor, CancellationToken cancel)
    {
        string text = signOff.PutInto(FrontMatterText.Parse(draft.Text)!).ToString();
        DateTimeOffset now = clock.GetUtcNow();
        await transaction.Db.Set<Draft>().Where(one => one.Id == draft.Id).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Text, text).SetProperty(one => one.Version, draft.Version + 1).SetProperty(one => one.SavedAt, now), cancel);
        transaction.Db.Add(SignOffRecord.Create(draft.File, signOff, text, isSpelling, actor, now));
    }

    private Task<int> CloseAsync(WriteTransaction transaction, ReviewRequest request, ReviewState state, string? reason, Actor actor, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return transaction.Db.Set<ReviewRequest>().Where(one => one.Id == request.Id).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.State, state).SetProperty(one => one.Reason, reason)
                .SetProperty(one => one.DecidedBy, actor.Name).SetProperty(one => one.DecidedAt, now), cancel);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Somebody may not sign it, or it cannot be signed.</summary>
public sealed record SigningRefused(SigningRefusal Why) : EditResult;

/// <summary>It waits for nobody any more: decided, taken back or thrown away.</summary>
public sealed record NothingToSign : EditResult
{
    public static readonly NothingToSign Instance = new();
}
