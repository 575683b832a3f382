namespace FibroInfo.Editing.Documents;

/// <summary>Another key for a source, as it is written into a text that cites it.</summary>
/// <param name="KeepsSignatures">
/// The paper is the same, so a reviewer's signature that fits the text is written anew for the text with the other key.
/// </param>
public sealed record SourceKeyRewriter(string Old, string New, bool KeepsSignatures)
{
    public KeyRewriteResult Apply(string text)
    {
        string rewritten = CitationScanner.Rewrite(text, Old, New);
        return rewritten == text || SignOff.Parse(text) is not { } signOff || signOff.Signed != SignOff.ComputeHash(text)
            ? new KeyRewriteResult(rewritten, null, null)
            : Sign(rewritten, signOff);
    }

    /// <summary>A text with another hash in the place of the one that it bears; the text itself where that cannot be written.</summary>
    internal static string ReplaceSigned(string text, string before, string signed)
    {
        string changed = ArticleDocument.Parse(text) is { } document ? document.With("signed", signed).ToString()
            : text.Replace(before, signed, StringComparison.Ordinal);
        return SignOff.Parse(changed)?.Signed == signed ? changed : text;
    }

    private KeyRewriteResult Sign(string rewritten, SignOff before)
    {
        string signed = SignOff.ComputeHash(rewritten), signedText = ReplaceSigned(rewritten, before.Signed, signed);
        bool isKept = KeepsSignatures && SignOff.Parse(signedText)?.Signed == SignOff.ComputeHash(signedText);
        return isKept ? new KeyRewriteResult(signedText, before.Signed, signed) : new KeyRewriteResult(rewritten, before.Signed, null);
    }
}

/// <summary>A text whose citations were rewritten.</summary>
/// <param name="SignedBefore">The hash of its signature, if that fitted its words before; else null.</param>
/// <param name="SignedNow">The hash of the signature that was carried over; null when there was none to carry, or when it ended.</param>
public sealed record KeyRewriteResult(string Text, string? SignedBefore, string? SignedNow)
{
    public bool EndsReview => SignedBefore is not null && SignedNow is null;
}
