using FibroInfo.Text;
using FibroInfo.Content;
using FibroInfo.Content.Pictures;

namespace FibroInfo.Checks;

/// <summary>Which addresses of the site exist, as far as the content folder decides it.</summary>
internal sealed class InternalLinkTargets
{
    private static readonly HashSet<string> Fixed = new(StringComparer.Ordinal)
    {
        "/", Routes.Articles.List, Routes.Topics.List, Routes.Clinics, Routes.Glossary, Routes.References.List, Routes.Corrections,
    };

    // Served below the address of every article.
    private static readonly string[] Exports =
        [.. Routes.Articles.SourceFormats.Select(format => Routes.Articles.SourceList("", format)), Routes.Articles.Text("")];

    private readonly ContentSnapshot _snapshot;
    private readonly Dictionary<string, ParsedContentFile> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ParsedContentFile> _oldAddresses = new(StringComparer.Ordinal);

    public InternalLinkTargets(ContentSnapshot snapshot)
    {
        _snapshot = snapshot;

        // For each address, the default language comes before the others, and the current version before the next one.
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
            _oldAddresses.TryAdd(alias, _texts[address]);
        }
    }

    /// <summary>
    /// The article or page at this address, old or new, or the one to which the picture or export at this address belongs.
    /// </summary>
    /// <param name="isPage">False for a picture or an export, which has no headings to link to.</param>
    public ParsedContentFile? Find(string path, out bool isPage)
    {
        ParsedContentFile? text = At(path);
        isPage = text is not null;
        return text ?? WithExport(path) ?? WithPicture(path);
    }

    /// <summary>True for pages that are not written as a text: lists, and pages made from the yaml files and the sources.</summary>
    public bool IsOther(string path) => Fixed.Contains(path) || path.Split('/') switch
    {
        ["", "topics", var id] => _snapshot.SiteData.Topics.Find(id) is not null,
        ["", "people", var id] => _snapshot.SiteData.People.Find(id) is not null || _snapshot.Photos.ContainsKey(id),
        ["", "references", var id] => _snapshot.Bibliography.FindCanonical(id) is not null,
        _ => false,
    };

    private ParsedContentFile? At(string path) => _texts.GetValueOrDefault(path) ?? _oldAddresses.GetValueOrDefault(path);

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

    // A text with an error keeps its address: its own problem is reported already, and links to it are not wrong.
    private static string AddressOf(ParsedContentFile text) =>
        text.Article?.Address ?? text.Page?.Address ?? (text.Path.IsArticle ? Routes.Articles.For(text.Path.Folder) : $"/{text.Path.Folder}");
}
