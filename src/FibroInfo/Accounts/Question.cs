namespace FibroInfo.Accounts;

/// <summary>What a browser is to ask a passkey.</summary>
/// <param name="Options">For <c>navigator.credentials</c>, as JSON.</param>
/// <param name="State">Comes back with the answer, sealed.</param>
public sealed record Question(string Options, string State);
