using FibroInfo.Audit;
using FibroInfo.Registries;

namespace FibroInfo.Editing.Sources;

/// <summary>One round in which every unverified source is compared with the registries, and how far it is.</summary>
/// <param name="keys">The sources, by their citation keys.</param>
/// <param name="actor">Who began it, and in whose name sources are marked.</param>
public sealed class VerificationRun(IReadOnlyList<string> keys, Actor actor) : IDisposable
{
    /// <summary>A registry that fails so often in a row is not asked again in this round.</summary>
    public const int MaxFailures = 5;

    private readonly Lock _turn = new();
    private readonly Dictionary<string, VerificationOutcome> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<Registry, int> _failures = [];
    private readonly CancellationTokenSource _stop = new();
    private bool _hasEnded;
    private int _next;

    public Actor Actor => actor;

    public int All => keys.Count;

    public int Done
    {
        get
        {
            lock (_turn)
            {
                return _next;
            }
        }
    }

    public bool IsRunning => !Volatile.Read(ref _hasEnded);

    /// <summary>Somebody does not want it any longer.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Why the file could not be written; null when it could.</summary>
    public string? Fault { get; internal set; }

    /// <summary>The registries that were given up.</summary>
    public IReadOnlyList<Registry> Silent
    {
        get
        {
            lock (_turn)
            {
                return [.. _failures.Where(failed => failed.Value >= MaxFailures).Select(failed => failed.Key).Order()];
            }
        }
    }

    internal CancellationToken Stopping => _stop.Token;

    /// <summary>The sources with this outcome, in the order of the library.</summary>
    public IReadOnlyList<string> List(VerificationOutcome outcome)
    {
        lock (_turn)
        {
            return [.. keys.Where(key => _outcomes.TryGetValue(key, out VerificationOutcome own) && own == outcome)];
        }
    }

    public void Stop() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();

    internal string? Next()
    {
        lock (_turn)
        {
            return _next < keys.Count ? keys[_next] : null;
        }
    }

    /// <summary>Notes what became of the next source, and goes on to the one behind it.</summary>
    internal void Record(string key, VerificationOutcome outcome)
    {
        lock (_turn)
        {
            _outcomes[key] = outcome;
            _next++;
        }
    }

    /// <summary>Notes something else of a source that was recorded.</summary>
    internal void Correct(string key, VerificationOutcome outcome)
    {
        lock (_turn)
        {
            _outcomes[key] = outcome;
        }
    }

    /// <returns>How often this registry has failed in a row.</returns>
    internal int Note(Registry registry, bool hasAnswered)
    {
        lock (_turn)
        {
            return _failures[registry] = hasAnswered ? 0 : _failures.GetValueOrDefault(registry) + 1;
        }
    }

    internal void End() => Volatile.Write(ref _hasEnded, true);
}

/// <summary>What a round found out about one source.</summary>
public enum VerificationOutcome
{
    /// <summary>A registry has the same in every field, and the file says so now.</summary>
    Verified,

    /// <summary>A registry has something else in a field: a person decides which is right.</summary>
    Differs,

    /// <summary>The registries were asked, and none has a record.</summary>
    NotFound,

    /// <summary>It has neither DOI nor PubMed number, or no registry is set for it.</summary>
    NotAskable,

    /// <summary>A registry did not answer, or the file could not be written: it is still open.</summary>
    Open,
}
