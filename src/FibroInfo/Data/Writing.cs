namespace FibroInfo.Data;

/// <summary>One transaction of the one writer: its context, and the tags of what it changes.</summary>
public sealed class Writing(SiteDb db)
{
    private readonly HashSet<string> _tags = new(StringComparer.Ordinal);

    public SiteDb Db => db;

    internal IReadOnlyCollection<string> Tags => _tags;

    public void Touch(string tag) => _tags.Add(tag);
}
