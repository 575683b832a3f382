using System.Text;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Content.Pictures;
using FibroInfo.Editing.Documents;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Articles;

/// <summary>Serves the files of an article: its text, its sources in four formats and its pictures. Also photos of people and the logo.</summary>
public static class ArticleFileEndpoints
{
    public static void MapArticleFiles(this IEndpointRouteBuilder endpoints)
    {
        RouteGroupBuilder files = endpoints.MapGroup("").WithMetadata(new QueryKeysAttribute());
        files.MapMethods(Routes.Articles.Text(Routes.Articles.Pattern), ReadMethods, ShowText);
        foreach (string format in Routes.Articles.SourceFormats)
        {
            files.MapMethods(
                Routes.Articles.SourceList(Routes.Articles.Pattern, format), ReadMethods,
                (string slug, PublishedContent library, HttpContext context) => Export(slug, format, library, context));
        }

        files.MapMethods(Routes.Articles.Pattern + "/{picture}", ReadMethods, ShowPicture);
        files.MapMethods(Routes.People.Root + "/{picture:file}", ReadMethods, ShowPhoto);
        files.MapMethods(Routes.Logo + "/{picture:file}", ReadMethods, ShowLogo);
        files.MapMethods("/{page}/{picture:file}", ReadMethods, ShowPagePicture);
    }

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    private static IResult ShowText(string slug, PublishedContent library, HttpContext context) =>
        Find(slug, library) is { } article ? Results.Bytes(TextOf(article), "text/markdown; charset=utf-8") : MovedOrNotFound(library, context);

    // The file; but where no signature fits, its keys may not say that somebody reviewed it.
    private static ReadOnlyMemory<byte> TextOf(Article article)
    {
        if (article.Review is not null)
        {
            return article.Source;
        }

        string text = Encoding.UTF8.GetString(article.Source.Span);
        return Encoding.UTF8.GetBytes(ArticleDocument.Parse(text)?.WithoutSignature().ToString() ?? FrontMatter.Read(text, article.File, [])?.Body ?? "");
    }

    private static IResult Export(string slug, string format, PublishedContent library, HttpContext context)
    {
        if (Find(slug, library) is not { } article)
        {
            return MovedOrNotFound(library, context);
        }

        IEnumerable<Reference> sources = article.Text.Sources.Select(source => source.Reference).OfType<Reference>();
        (string text, string type) = format switch
        {
            "bib" => (BibTeX.Write(sources), "application/x-bibtex"),
            "ris" => (Ris.Write(sources), "application/x-research-info-systems"),
            "json" => (CslJson.Serialize(sources), "application/vnd.citationstyles.csl+json"),
            _ => (VancouverListExporter.Write(sources), "text/plain"),
        };
        return Results.Bytes(Encoding.UTF8.GetBytes(text), $"{type}; charset=utf-8", $"{article.Slug}.{format}");
    }

    private static IResult ShowPicture(string slug, string picture, PublishedContent library, HttpContext context) =>
        Find(slug, library) is { } article ? Send(article.FindPicture(picture), context) : MovedOrNotFound(library, context);

    private static IResult ShowPhoto(string picture, PublishedContent library, HttpContext context) => Send(library.FindPhoto(picture), context);

    private static IResult ShowLogo(string picture, PublishedContent library, HttpContext context) =>
        Send(library.Logo is { } logo && logo.Picture.Name.Equals(picture, StringComparison.OrdinalIgnoreCase) ? logo : null, context);

    private static IResult ShowPagePicture(string page, string picture, PublishedContent library, HttpContext context) =>
        Send(Slug.TryParse(page, out Slug slug) && library.TryFindPage(slug, out PlainPage? plain) ? plain.Pictures.GetValueOrDefault(picture) : null, context);

    private static IResult MovedOrNotFound(PublishedContent library, HttpContext context) => library.FindMoved(context.Request.Path.Value ?? "") is { } address
        ? Results.Redirect(address + context.Request.QueryString, permanent: true) : Results.NotFound();

    private static Article? Find(string slug, PublishedContent library) =>
        Slug.TryParse(slug, out Slug articleSlug) && library.TryFind(articleSlug, out Article? article) ? article : null;

    // The name was looked up in a list, but the file may have been deleted or replaced by a link since then.
    internal static IResult Send(PictureFile? picture, HttpContext context)
    {
        var file = picture is null ? null : new FileInfo(picture.FullPath);
        if (file is not { Exists: true, LinkTarget: null })
        {
            return NotFoundOrUnavailable(picture, context);
        }

        try
        {
            FileStream bytes = file.OpenRead();
            context.SandboxPicture();
            return Results.File(bytes, picture!.ContentType, lastModified: new DateTimeOffset(file.LastWriteTimeUtc));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault is FileNotFoundException ? NotFoundOrUnavailable(picture, context) : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    // While the whole content folder is away, nobody can say whether the file was deleted.
    private static IResult NotFoundOrUnavailable(PictureFile? picture, HttpContext context)
    {
        bool mayBeBack = picture is not null && context.RequestServices.GetRequiredService<ContentFolder>().IsAway;
        return mayBeBack ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.NotFound();
    }
}
