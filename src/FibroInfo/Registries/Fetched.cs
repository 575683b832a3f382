using System.Text.Json;

namespace FibroInfo.Registries;

/// <summary>What came back: JSON when the answer is <see cref="Answer.Known"/>.</summary>
internal sealed record Fetched(Answer Answer, JsonDocument? Json = null) : IDisposable
{
    public void Dispose() => Json?.Dispose();
}
