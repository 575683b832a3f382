namespace FibroInfo.Benchmarks;

/// <summary>One thing that is measured beside others: a server, and what is asked of it.</summary>
/// <param name="Name">For the tables.</param>
/// <param name="Path">What is asked for.</param>
/// <param name="Script">A file in the folder Load that makes each request; null for the same GET again and again.</param>
internal sealed record Side(string Name, Server Server, string Path, string? Script = null)
{
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Votes that arrive meanwhile.</summary>
    public int VotesPerSecond { get; init; }

    public int Connections { get; init; } = 64;
}
