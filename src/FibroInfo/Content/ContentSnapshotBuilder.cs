using System.Text;
using FibroInfo.Content.Pictures;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>The pictures that belong to no text, by file name.</summary>
/// <param name="OfPeople">Of the folder <c>people</c>.</param>
/// <param name="AtTop">Of the content folder itself.</param>
internal sealed record SharedPictures(IReadOnlyDictionary<string, PictureFile> OfPeople, IReadOnlyDictionary<string, PictureFile> AtTop);

/// <summary>Combines the texts into a snapshot, and finds the problems between them.</summary>
internal static class ContentSnapshotBuilder
{
    public static ContentSnapshot Build(
        IReadOnlyCollection<TrackedFile<Article>> articles, IReadOnlyCollection<TrackedFile<PlainPage>> pages, ParseContext context,
        SharedPictures pictures, List<Problem> problems)
    {
        Language first = context.SiteData.Site.DefaultLanguage;
        PictureFile? logo = SiteLogo.Find(context.SiteData.Site.Logo, pictures.AtTop, problems);
        problems.AddRange(articles.SelectMany(file => file.Problems));
        problems.AddRange(pages.SelectMany(file => file.Problems));

        // Only the default language has addresses so far; other languages are read and checked.
        TrackedFile<Article>[] shown = [.. articles.Where(file => file.Path.Language == first)];
        CurrentAndNext[] editions = [.. DropDoubles(Editions(shown), problems)];
        PlainPage[] read = [.. pages.Where(file => file.Path.Language == first).Select(file => file.Good).OfType<PlainPage>()];

        PlainPage[] plain = [.. read.DistinctBy(page => page.Slug)];
        problems.AddRange(read.Except(plain)
            .Select(refused => AddressTaken(refused.File, $"/{refused.Slug}", plain.First(page => page.Slug == refused.Slug).File)));
        problems.AddRange(AliasRedirects.Faults([.. editions.Select(edition => edition.Current).OfType<Article>()], plain));
        problems.AddRange(StaleTranslations.Check(articles));
        HashSet<string> broken = [.. shown.Where(file => file.Good is null && !file.Path.IsNext).Select(file => Routes.Articles.For(file.Path.Folder)),
            .. pages.Where(file => file.Good is null).Select(file => $"/{file.Path.Folder}")];
        ParsedContentFile[] texts = [.. Texts(articles, article => (article, null)), .. Texts(pages, page => (null, page))];
        Problem[] ordered = [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
        return new ContentSnapshot(editions, plain, context.SiteData, context.Bibliography, broken, pictures.OfPeople, ordered, texts) { Logo = logo };
    }

    private static IEnumerable<ParsedContentFile> Texts<T>(IEnumerable<TrackedFile<T>> files, Func<T?, (Article?, PlainPage?)> split)
        where T : class
    {
        foreach (TrackedFile<T> file in files.Where(file => file.ParsedMarkdown is not null))
        {
            (Article? article, PlainPage? page) = split(file.IsRead ? file.Good : null);
            yield return new ParsedContentFile(file.Path, article, page, file.ParsedMarkdown!);
        }
    }

    private static IEnumerable<CurrentAndNext> Editions(IEnumerable<TrackedFile<Article>> files) => files
        .GroupBy(file => file.Path.Folder)
        .Select(group => new CurrentAndNext(
            group.FirstOrDefault(file => !file.Path.IsNext)?.Good,
            group.FirstOrDefault(file => file.Path.IsNext)?.Good));

    private static Problem AddressTaken(string file, string address, string by) =>
        new FileLocation(file).Error("file.slug", $"The address '{address}' belongs to {by}.", "Give one of the two another 'slug'.");

    // When articles share a slug, one keeps it: a published one before a draft, then the one whose folder has that name, then by name.
    private static IEnumerable<CurrentAndNext> DropDoubles(IEnumerable<CurrentAndNext> editions, List<Problem> problems)
    {
        foreach (IGrouping<Slug, CurrentAndNext> group in editions.Where(edition => edition.Any is not null).GroupBy(edition => edition.Any!.Slug))
        {
            CurrentAndNext[] ordered =
            [
                .. group
                    .OrderByDescending(edition => edition.Current is { Status: ArticleStatus.Published })
                    .ThenByDescending(edition => edition.Current?.Key == group.Key)
                    .ThenBy(edition => edition.Current?.Key.Value, StringComparer.Ordinal),
            ];
            yield return ordered[0];
            foreach (Article refused in ordered.Skip(1).Select(edition => edition.Any!))
            {
                problems.Add(AddressTaken(refused.File, Routes.Articles.For(group.Key), ordered[0].Any!.File));
            }
        }
    }
}

/// <summary>Finds translations whose original has changed since, block by block.</summary>
internal static class StaleTranslations
{
    public static IEnumerable<Problem> Check(IReadOnlyCollection<TrackedFile<Article>> articles)
    {
        var byPath = articles
            .Where(file => file.Good is not null && !file.Path.IsNext)
            .ToDictionary(file => (file.Path.Folder, file.Path.Language), file => file.Good!);
        foreach (Article article in byPath.Values.Where(article => article.Translation is not null))
        {
            TranslationInfo translation = article.Translation!;
            if (byPath.TryGetValue((article.Key, translation.From), out Article? source) && Changed(source, translation) is var changed and > 0)
            {
                yield return new FileLocation(article.File).Warning("file.translation", $"{changed} blocks of {source.File} changed since this was translated.",
                    "Translate them again, and update 'translated-at'.");
            }
        }
    }

    private static int Changed(Article source, TranslationInfo translation)
    {
        string text = Encoding.UTF8.GetString(source.Source.Span);
        string body = FrontMatter.Read(text, source.File, [])?.Body ?? "";
        return SignatureHash.ComputeBlockHashes(body).Except(translation.Blocks, StringComparer.Ordinal).Count();
    }
}

/// <summary>Old addresses of a page: a bare word is an old slug; an alias that begins with a slash is a whole path.</summary>
internal static class AliasRedirects
{
    public static IEnumerable<(string Alias, string Address)> ListFor(Article article) =>
        article.Aliases.Select(alias => (Path(alias, Routes.Articles.Prefix), article.Address));

    public static IEnumerable<(string Alias, string Address)> ListFor(PlainPage page) =>
        page.Aliases.Select(alias => (Path(alias, "/"), page.Address));

    /// <summary>Aliases without effect, because a page has their address or two pages claim them.</summary>
    public static IEnumerable<Problem> Faults(IReadOnlyCollection<Article> articles, IReadOnlyCollection<PlainPage> pages)
    {
        var pagesByAddress = articles.Select(article => (article.Address, article.File)).Concat(pages.Select(page => (page.Address, page.File)))
            .GroupBy(page => page.Address, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().File, StringComparer.Ordinal);
        var claimed = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = articles.SelectMany(article => ListFor(article).Select(pair => (pair.Alias, article.File)))
            .Concat(pages.SelectMany(page => ListFor(page).Select(pair => (pair.Alias, page.File))));
        foreach ((string alias, string file) in all)
        {
            if (pagesByAddress.TryGetValue(alias, out string? other) || !claimed.TryAdd(alias, file))
            {
                yield return new FileLocation(file).Warning("file.alias", $"The alias '{alias}' has no effect: {other ?? claimed[alias]} has that address.",
                    "Delete the alias here or there.");
            }
        }
    }

    /// <summary>In the form in which requests arrive: capitals and a final slash are removed by an earlier redirect.</summary>
    /// <param name="folder">The path to put before a bare word.</param>
    public static string Path(string alias, string folder) => (alias.StartsWith('/') ? alias : folder + alias).TrimEnd('/').ToLowerInvariant();
}
