using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Revisions;
using FibroInfo.Editing.Workflow;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Sources;

/// <summary>
/// Writes another key of a source into the rows: what colleagues are writing, what they asked for signatures to, and the texts that
/// were signed. All in the transaction that changes the files.
/// </summary>
internal sealed class DraftKeyRewriter(WriteTransaction transaction, SourceKeyRewriter key, IReadOnlyList<RewrittenFile> files)
{
    // The hashes that were signed, each with the hash of the same words with the other key.
    private readonly Dictionary<string, string> _signed = files.Where(file => file.Result.SignedNow is not null)
        .GroupBy(file => file.Result.SignedBefore!, file => file.Result.SignedNow!, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    private SiteDbContext Db => transaction.Db;

    /// <returns>What became of the drafts, for the audit.</returns>
    public async Task<RewrittenDrafts> RunAsync(CancellationToken cancel)
    {
        string cited = "@" + key.Old;
        string[] paths = [.. files.Select(file => file.Path)];
        List<Draft> drafts = await Db.Set<Draft>().AsNoTracking()
            .Where(draft => draft.Text.Contains(cited) || EF.Parameter(paths).Contains(draft.File)).ToListAsync(cancel);
        if (key.KeepsSignatures)
        {
            await KeepSignedTextsAsync(drafts, cancel);
        }

        var done = new RewrittenDrafts();
        foreach (Draft draft in drafts)
        {
            done.Add(await RewriteAsync(draft, cancel));
        }

        foreach (RewrittenFile file in files)
        {
            await MoveRequestsAsync(file.Path, TextDecoder.Decode(file.Change.Expected ?? []), TextDecoder.Decode(file.Change.NewContent ?? []), cancel);
        }

        Db.Add(new SourceKeyChange { OldKey = key.Old, NewKey = key.New, IsSamePaper = key.KeepsSignatures });
        Db.AddRange(files.Select(file => new RewrittenText { File = file.Path, Before = BeforeOf(file), After = AfterOf(file) }));
        return done;
    }

    // Whoever asks what was signed finds the same words with the key of today; the text as it was signed stays beside it.
    private async Task KeepSignedTextsAsync(List<Draft> drafts, CancellationToken cancel)
    {
        string[] borne = [.. drafts.Select(draft => SignOff.Parse(draft.Text)?.Signed).OfType<string>().Concat(_signed.Keys).Distinct(StringComparer.Ordinal)];
        List<SignOffRecord> records = await Db.Set<SignOffRecord>().AsNoTracking()
            .Where(record => EF.Parameter(borne).Contains(record.Signed)).OrderBy(record => record.Id).ToListAsync(cancel);
        foreach (SignOffRecord record in records)
        {
            if (key.Apply(record.Text) is { SignedNow: { } signed } result && result.SignedBefore == record.Signed)
            {
                _signed[record.Signed] = signed;
                Db.Add(SignOffRecord.Copy(record, signed, result.Text));
            }
        }
    }

    private async Task<KeyRewriteResult> RewriteAsync(Draft draft, CancellationToken cancel)
    {
        KeyRewriteResult result = key.Apply(draft.Text);
        string text = result.SignedNow is null ? WithSignatureOfFile(draft.Text, result.Text) : result.Text;
        RewrittenFile? file = files.FirstOrDefault(file => file.Path == draft.File && BeforeOf(file) == draft.Seen);
        string seen = file is null ? draft.Seen : AfterOf(file);
        // Its version stays: an open window saves on.
        await Db.Set<Draft>().Where(one => one.Id == draft.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Text, text).SetProperty(one => one.Seen, seen), cancel);
        await MoveRequestsAsync(draft.File, draft.Text, text, cancel);
        return result;
    }

    // Who is asked to sign words is asked to sign the same words with the other key. Of another paper they are other words.
    private async Task MoveRequestsAsync(string file, string? before, string? now, CancellationToken cancel)
    {
        if (key.KeepsSignatures && before is not null && now is not null && before != now)
        {
            (string asked, string signature) = (SignOff.ComputeHash(before), SignOff.ComputeHash(now));
            await Db.Set<ReviewRequest>().Where(one => one.File == file && one.Signature == asked)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Signature, signature), cancel);
        }
    }

    // A draft that was changed since it was signed still says who signed what before; it does not get a signature that fits.
    private string WithSignatureOfFile(string before, string text) =>
        SignOff.Parse(before) is { } own && _signed.TryGetValue(own.Signed, out string? signed) && signed != SignOff.ComputeHash(text)
            ? SourceKeyRewriter.ReplaceSigned(text, own.Signed, signed) : text;

    private static string BeforeOf(RewrittenFile file) => ContentHash.Compute(file.Change.Expected);

    private static string AfterOf(RewrittenFile file) => ContentHash.Compute(file.Change.NewContent);
}

/// <summary>How many drafts cite a source whose key was changed, and what became of their reviews.</summary>
internal sealed record RewrittenDrafts
{
    public int Count { get; private set; }

    public int Kept { get; private set; }

    public int Ended { get; private set; }

    public void Add(KeyRewriteResult draft)
    {
        Count++;
        Kept += draft.SignedNow is null ? 0 : 1;
        Ended += draft.EndsReview ? 1 : 0;
    }
}
