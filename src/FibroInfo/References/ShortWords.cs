namespace FibroInfo.References;

/// <summary>The two words that a short reference needs in the language of the page.</summary>
public sealed record ShortWords(string And, string AndOthers)
{
    public static readonly ShortWords English = new("and", "and others");
}
