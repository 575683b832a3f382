using Microsoft.Net.Http.Headers;

namespace FibroInfo.Web;

/// <summary>Who asks: a person's browser, or a program that wants data.</summary>
public static class WantedAnswer
{
    public static bool WantsJson(this HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out IList<MediaTypeHeaderValue>? types)
        && types.Any(type => type.MediaType.Value is "application/json" or "application/problem+json")
        && !types.Any(type => type.MediaType.Value is "text/html");
}
