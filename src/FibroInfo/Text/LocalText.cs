namespace FibroInfo.Text;

/// <summary>A text of the content folder that is either the same in every language or written once per language.</summary>
public sealed record LocalText(IReadOnlyDictionary<string, string> ByLanguage)
{
    private const string Every = "";

    public static LocalText Same(string text) => new(new Dictionary<string, string>(StringComparer.Ordinal) { [Every] = text });

    /// <summary>The text in that language; else the one for every language; else the first there is.</summary>
    public string In(Language language) =>
        ByLanguage.TryGetValue(language.Code, out string? text) || ByLanguage.TryGetValue(Every, out text)
            ? text
            : ByLanguage.Values.FirstOrDefault("");

    // The first is what a reader of a third language sees, so the order counts.
    public bool Equals(LocalText? other) => other is not null && ByLanguage.SequenceEqual(other.ByLanguage);

    public override int GetHashCode() => ByLanguage.Count;
}
