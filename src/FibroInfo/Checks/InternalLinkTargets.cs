using FibroInfo.Text;
using FibroInfo.Content;
using FibroInfo.Content.Pictures;

namespace FibroInfo.Checks;

/// <summary>What stands at an address of the site, as far as the content folder decides it.</summary>
internal sealed class InternalLinkTargets
{
    private static readonly HashSet<string> Fixed = new(StringComparer.Ordinal)
    {
        "/", Routes.Articles.List, Routes.Topics.List, Routes.Clinics, Routes.Glossary, Routes.References.List, Routes.Corrections,
    };

    // What every article has beside its page.
    private static readonly string[] Exports = ["/references.txt", "/references.bib", "/references.ris", "/references.json", ".md"];

    private readonly ContentSnapshot _holdings;
    private readonly Dictionary<string, ParsedContentFile> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ParsedContentFile> _old = new(StringComparer.Ordinal);

    public InternalLinkTargets(ContentSnapshot snapshot)
    {
        _holdings = snapshot;

        // The language without a prefix stands first, and the file of today before that of later.
        ParsedContentFile[] texts =
        [
            .. snapshot.Texts.OrderBy(text => text.Path.Language != snapshot.SiteData.Site.DefaultLanguage).ThenBy(text => text.Path.IsNext),
        ];
        foreach (ParsedContentFile text in texts)
        {
            _texts.TryAdd(AddressOf(text), text);
        }

        foreach ((string alias, string address) in texts.SelectMany(OldAddresses))
        {
            _old.TryAdd(alias, _texts[address]);
        }
    }

    /// <summary>The article or page of this address, old or new; or that which it hangs on: a picture or source list.</summary>
    /// <param name="isPage">False when it is something beside the page, which has no headings to jump to.</param>
    public ParsedContentFile? Find(string path, out bool isPage)
    {
        ParsedContentFile? text = At(path);
        isPage = text is not null;
        return text ?? WithExport(path) ?? WithPicture(path);
    }

    /// <summary>True for what needs no text: the lists, and what the yaml files and the sources have pages for.</summary>
    public bool IsOther(string path) => Fixed.Contains(path) || path.Split('/') switch
    {
        ["", "topics", var id] => _holdings.SiteData.Topics.Find(id) is not null,
        ["", "people", var id] => _holdings.SiteData.People.Find(id) is not null || _holdings.Photos.ContainsKey(id),
        ["", "references", var id] => _holdings.Bibliography.FindCanonical(id) is not null,
        _ => false,
    };

    private ParsedContentFile? At(string path) => _texts.GetValueOrDefault(path) ?? _old.GetValueOrDefault(path);

    private ParsedContentFile? WithExport(string path) =>
        Exports.FirstOrDefault(end => path.EndsWith(end, StringComparison.Ordinal)) is { } end
        && At(path[..^end.Length]) is { Path.IsArticle: true } text ? text : null;

    private ParsedContentFile? WithPicture(string path)
    {
        int slash = path.LastIndexOf('/');
        ParsedContentFile? text = At(path[..Math.Max(slash, 0)]);
        IReadOnlyDictionary<string, PictureFile>? pictures = text?.Article?.Pictures ?? text?.Page?.Pictures;
        return pictures?.ContainsKey(path[(slash + 1)..]) == true ? text : null;
    }

    private static IEnumerable<(string Alias, string Address)> OldAddresses(ParsedContentFile text) =>
        text.Article is { } article ? AliasRedirects.ListFor(article) : text.Page is { } page ? AliasRedirects.ListFor(page) : [];

    // A text with an error keeps its place: its own problem is told already, and is no fault of those who link to it.
    private static string AddressOf(ParsedContentFile text) =>
        text.Article?.Address ?? text.Page?.Address ?? (text.Path.IsArticle ? Routes.Articles.For(text.Path.Folder) : $"/{text.Path.Folder}");
}
