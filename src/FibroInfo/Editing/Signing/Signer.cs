using FibroInfo.Audit;

namespace FibroInfo.Editing.Signing;

/// <summary>Somebody who wants to sign, as the rows say at this moment.</summary>
/// <param name="Person">Who they are in people.yaml; null when nobody there.</param>
/// <param name="IsReviewer">They have the role.</param>
public sealed record Signer(Actor Who, string? Person, bool IsReviewer);
