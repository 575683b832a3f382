namespace FibroInfo.Accounts;

/// <summary>Somebody who is signed in, as the rows say at this request: a role taken away is gone at the next click.</summary>
/// <param name="Person">Who they are in people.yaml; null when nobody there.</param>
public sealed record SignedIn(
    long Session, long Account, string Name, string? Person, Role Roles, DateTimeOffset BegunAt, DateTimeOffset SeenAt, DateTimeOffset ProvenAt);
