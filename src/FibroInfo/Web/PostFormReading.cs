using Microsoft.Net.Http.Headers;

namespace FibroInfo.Web;

public static class PostFormReading
{
    /// <summary>The form of this post; asked for twice, the same one.</summary>
    /// <exception cref="BadHttpRequestException">It is no form (415), or a broken one (400): answered in words, nothing to catch.</exception>
    public static Task<PostForm> ReadPostAsync(this HttpContext context) => ReadAsync(context, PostForm.Parse);

    /// <summary>
    /// A form of the staff: larger, with fields that are sent several times (<see cref="PostForm.All"/>),
    /// and with files beside it in <c>Request.Form.Files</c>.
    /// </summary>
    /// <exception cref="BadHttpRequestException">As above.</exception>
    public static async Task<PostForm> ReadStaffPostAsync(this HttpContext context) =>
        context.Request.HasFormContentType && !IsForm(context.Request.ContentType)
            ? PostForm.Of(await context.Request.ReadFormAsync(context.RequestAborted))
            : await ReadAsync(context, body => PostForm.Parse(body, StaffPost.MostFields));

    private static async Task<PostForm> ReadAsync(HttpContext context, Func<byte[], PostForm> parse)
    {
        if (context.Features.Get<PostForm>() is { } form)
        {
            return form;
        }

        if (!IsForm(context.Request.ContentType))
        {
            throw new BadHttpRequestException("Only forms are taken.", StatusCodes.Status415UnsupportedMediaType);
        }

        // Held in memory, so it can be read again after a filter of the framework has.
        if (context.Request.Body.CanSeek)
        {
            context.Request.Body.Position = 0;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        form = parse(body.ToArray());
        context.Features.Set(form);
        return form;
    }

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
