namespace FibroInfo.Commands;

/// <summary>A verb with what stands behind it, as it goes over the socket. Who reads it trusts none of it.</summary>
public sealed record VerbRequest(string Verb, IReadOnlyList<string> Args);
