using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace FibroInfo.Web;

public static class PostFormReading
{
    /// <summary>The form of this post; asked for twice, the same one.</summary>
    /// <exception cref="BadHttpRequestException">
    /// It is no form (415), a broken one (400) or one with too many fields (413): answered in words, nothing to catch.
    /// </exception>
    public static Task<PostForm> ReadPostAsync(this HttpContext context) => Task.FromResult(FeatureOf(context).Require());

    /// <summary>
    /// A form of the staff: larger, with fields that are sent several times (<see cref="PostForm.All"/>),
    /// and with files beside it in <c>Request.Form.Files</c>.
    /// </summary>
    /// <exception cref="BadHttpRequestException">As above.</exception>
    public static Task<PostForm> ReadStaffPostAsync(this HttpContext context) => context.ReadPostAsync();

    /// <summary>Why there is no form, or 0. Not yet read, there is nothing against it.</summary>
    internal static int RefusalOfForm(this HttpContext context) => (context.Features.Get<IFormFeature>() as PostFormFeature)?.Refusal ?? 0;

    /// <param name="context">Of the post.</param>
    /// <param name="body">All that was sent.</param>
    /// <param name="mostFields">More are refused.</param>
    /// <param name="isOnce">Whether a field that is said twice is refused.</param>
    internal static void SetForm(this HttpContext context, byte[] body, int mostFields, bool isOnce)
    {
        int refusal = StatusCodes.Status415UnsupportedMediaType;
        PostForm? form = IsForm(context.Request.ContentType) ? PostForm.Parse(body, mostFields, isOnce, out refusal) : null;
        context.Features.Set<IFormFeature>(form is null ? new PostFormFeature(refusal) : new PostFormFeature(form));
    }

    private static PostFormFeature FeatureOf(HttpContext context) =>
        context.Features.Get<IFormFeature>() as PostFormFeature ?? throw new InvalidOperationException("This page takes no posts.");

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
