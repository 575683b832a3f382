using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>An entry of a format with a tag and a value on each line. A tag may occur several times.</summary>
internal sealed class TaggedEntry(FileLocation place)
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    public FileLocation Place => place;

    /// <summary>The first non-empty value.</summary>
    public string? this[string tag] => All(tag).FirstOrDefault(value => value.Length > 0);

    public IReadOnlyList<string> All(string tag) => _values.TryGetValue(tag, out List<string>? values) ? values : [];

    public void Add(string tag, string value)
    {
        if (!_values.TryGetValue(tag, out List<string>? values))
        {
            _values[tag] = values = [];
        }

        values.Add(value);
    }

    /// <summary>Appends a line without a tag, which continues the value before it.</summary>
    public void Lengthen(string tag, string more)
    {
        if (more.Length > 0 && _values.TryGetValue(tag, out List<string>? values))
        {
            values[^1] = $"{values[^1]} {more}".Trim();
        }
    }
}
