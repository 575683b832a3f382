using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Markdown;

/// <summary>What a body may refer to, and where it stands.</summary>
/// <param name="Start">The file and line on which the body begins, so that problems name the file's own lines.</param>
/// <param name="Address">The public address of the text, without a slash at the end: its pictures hang below it.</param>
/// <param name="Pictures">Finds a picture of the text's own folder by its file name.</param>
public sealed record DialectContext(
    Place Start, string Address, Words Words, Handbook Handbook, Glossary Glossary, Bibliography Bibliography,
    Func<string, Picture?> Pictures);

/// <summary>A picture beside an article. Width and height are in CSS pixels, 0 when the file does not say.</summary>
public sealed record Picture(string Name, int Width, int Height);
