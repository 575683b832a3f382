using FibroInfo.Content;
using FibroInfo.Pages.Articles;
using FibroInfo.Editing.Pictures;
using FibroInfo.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>What the page of a text asks for besides pages: its pictures, and what can be written between its brackets.</summary>
public static class TextData
{
    public static void MapTextData(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/admin/articles/{folder}/pictures/{name}", [HttpMethods.Get, HttpMethods.Head], ShowPicture);
        endpoints.MapGet("/admin/articles/{folder}/completions", CompleteAsync);
        endpoints.MapGet("/admin/pages/{folder}/completions", CompleteAsync);
    }

    private static IResult ShowPicture(string folder, string name, Album album, HttpContext context) =>
        ArticleFiles.Send(Slug.TryParse(folder, out Slug known) ? album.Find(known, name) : null, context);

    private static async Task<Results<JsonHttpResult<Completions>, NotFound>> CompleteAsync(
        string folder, string? lang, WritingDesk desk, Library library, Words words, HttpRequest request, CancellationToken cancel) =>
        await desk.FindAsync(request.Path, folder, lang, cancel) is { } path
            ? TypedResults.Json(Completions.For(path, library, words)) : TypedResults.NotFound();
}
