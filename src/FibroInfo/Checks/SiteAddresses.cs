using FibroInfo.Articles;
using FibroInfo.Articles.Pictures;

namespace FibroInfo.Checks;

/// <summary>What stands at an address of the site, as far as the content folder decides it.</summary>
internal sealed class SiteAddresses
{
    private static readonly HashSet<string> Fixed = new(StringComparer.Ordinal) { "/", "/articles", "/topics", "/clinics", "/glossary", "/references", "/corrections" };

    // What every article has beside its page.
    private static readonly string[] Exports = ["/references.txt", "/references.bib", "/references.ris", "/references.json", ".md"];

    private readonly Holdings _holdings;
    private readonly Dictionary<string, ReadText> _texts = new(StringComparer.Ordinal);

    public SiteAddresses(Holdings holdings)
    {
        _holdings = holdings;

        // The file of today stands before that of later, and a page before an alias of the same word.
        ReadText[] texts = [.. holdings.Texts.OrderBy(text => text.Path.IsNext)];
        foreach (ReadText text in texts)
        {
            _texts.TryAdd(AddressOf(text), text);
        }

        foreach ((string alias, string address) in texts.SelectMany(text => text.Article is { } article ? Aliases.Of(article) : text.Page is { } page ? Aliases.Of(page) : []))
        {
            _texts.TryAdd(alias, _texts[address]);
        }
    }

    /// <summary>The article or page of this address, old or new; or that which it hangs on: its pictures, its sources.</summary>
    /// <param name="isPage">False when it is something beside the page, which has no headings to jump to.</param>
    public ReadText? Find(string path, out bool isPage)
    {
        isPage = _texts.TryGetValue(path, out ReadText? text);
        return text ?? Exports.Where(path.EndsWith).Select(end => ArticleAt(path[..^end.Length])).FirstOrDefault(article => article is not null) ?? WithPicture(path);
    }

    /// <summary>True for what needs no text: the lists, and what the yaml files and the sources have pages for.</summary>
    public bool IsOther(string path) => Fixed.Contains(path) || path.Split('/') switch
    {
        ["", "topics", var id] => _holdings.Handbook.Topics.Find(id) is not null,
        ["", "people", var id] => _holdings.Handbook.People.Find(id) is not null || _holdings.Photos.ContainsKey(id),
        ["", "references", var id] => _holdings.Bibliography.FindCanonical(id) is not null,
        _ => false,
    };

    private ReadText? ArticleAt(string path) => _texts.GetValueOrDefault(path) is { Path.IsArticle: true } text ? text : null;

    private ReadText? WithPicture(string path)
    {
        int slash = path.LastIndexOf('/');
        ReadText? text = _texts.GetValueOrDefault(path[..Math.Max(slash, 0)]);
        IReadOnlyDictionary<string, PictureFile>? pictures = text?.Article?.Pictures ?? text?.Page?.Pictures;
        return pictures?.ContainsKey(path[(slash + 1)..]) == true ? text : null;
    }

    // A text with an error keeps its place: its own problem is told already, and is no fault of those who link to it.
    private static string AddressOf(ReadText text) =>
        text.Article?.Address ?? text.Page?.Address ?? (text.Path.IsArticle ? $"/articles/{text.Path.Folder}" : $"/{text.Path.Folder}");
}
