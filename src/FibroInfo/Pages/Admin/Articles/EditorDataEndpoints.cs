using FibroInfo.Content;
using FibroInfo.Editing.Images;
using FibroInfo.Pages.Articles;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>What the page of a text asks for besides pages: its pictures, and what can be written between its brackets.</summary>
public static class EditorDataEndpoints
{
    public static void MapEditorData(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(Routes.Admin.Articles + "/{folder}/pictures/{name}", [HttpMethods.Get, HttpMethods.Head], ShowPicture);
        endpoints.MapGet(Routes.Admin.Articles + "/{folder}/completions", CompleteAsync);
        endpoints.MapGet(Routes.Admin.Pages + "/{folder}/completions", CompleteAsync);
    }

    private static IResult ShowPicture(string folder, string name, ArticleImages images, HttpContext context) =>
        ArticleFileEndpoints.Send(Slug.TryParse(folder, out Slug known) ? images.Find(known, name) : null, context);

    private static async Task<Results<JsonHttpResult<CompletionLists>, NotFound>> CompleteAsync(
        string folder, string? lang, EditingSessionLoader sessionLoader, PublishedContent library, UiText words, HttpRequest request,
        CancellationToken cancel) =>
        await sessionLoader.FindAsync(request.Path, folder, lang, cancel) is { } path
            ? TypedResults.Json(CompletionLists.For(path, library, words)) : TypedResults.NotFound();
}

/// <summary>What can stand between the brackets of a text, for the list that opens while somebody types.</summary>
/// <param name="Sources">By key, with authors and year, and the title.</param>
/// <param name="Terms">By id, with the word and its meaning.</param>
/// <param name="Articles">By address, with the title: those that readers have.</param>
public sealed record CompletionLists(IReadOnlyList<CompletionItem> Sources, IReadOnlyList<CompletionItem> Terms, IReadOnlyList<CompletionItem> Articles)
{
    public static CompletionLists For(ContentPath path, PublishedContent library, UiText words) => new(
        [.. library.Bibliography.All.Select(source => new CompletionItem(source.Id, VancouverStyle.Short(source, words.ForShort()), source.Title))],
        [
            .. library.SiteData.Terms.Select(pair => (pair.Key, Text: pair.Value.In(path.Language))).Where(term => term.Text is not null)
                .Select(term => new CompletionItem(term.Key, term.Text!.Term, term.Text.Meaning)),
        ],
        [
            .. library.Articles.Where(article => (article.Key != path.Folder || !path.IsArticle) && article.Language.Equals(path.Language))
                .Select(article => new CompletionItem(article.Address, article.Title, "")),
        ]);
}

/// <param name="Put">What is written.</param>
/// <param name="Name">What it is called.</param>
/// <param name="More">What helps to tell it from others.</param>
public sealed record CompletionItem(string Put, string Name, string More);
