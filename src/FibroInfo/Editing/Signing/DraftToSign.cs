namespace FibroInfo.Editing.Signing;

/// <summary>What a reviewer is asked to sign.</summary>
/// <param name="File">Below the content folder.</param>
/// <param name="Signature">Of its words, by <see cref="SignOff.HashOf"/>.</param>
public sealed record DraftToSign(string File, string Title, string Signature);
