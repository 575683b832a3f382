namespace FibroInfo.Data;

/// <summary>One transaction of the one writer: its context, and the tags of what it changes.</summary>
public sealed class Writing(SiteDb db)
{
    private readonly HashSet<string> _tags = new(StringComparer.Ordinal);
    private readonly List<Erasure> _erased = [];

    public SiteDb Db => db;

    internal IReadOnlyCollection<string> Tags => _tags;

    internal IReadOnlyCollection<Erasure> Erased => _erased;

    public void Touch(string tag) => _tags.Add(tag);

    /// <summary>It is on the disk before this transaction is.</summary>
    public void Remember(Erasure erasure) => _erased.Add(erasure);
}
