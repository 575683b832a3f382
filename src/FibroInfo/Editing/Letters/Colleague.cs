namespace FibroInfo.Editing.Letters;

/// <summary>Somebody of the staff who can sign in, as letters need them: this room knows no accounts.</summary>
/// <param name="Person">Who they are in people.yaml; null when nobody there.</param>
/// <param name="Writes">They may open texts.</param>
/// <param name="Reviews">They may sign others' texts.</param>
/// <param name="Administers">They get what nobody else would get.</param>
public sealed record Colleague(long Account, string Email, string? Person, bool Writes, bool Reviews, bool Administers);
