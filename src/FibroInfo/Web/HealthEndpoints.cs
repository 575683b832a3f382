namespace FibroInfo.Web;

/// <summary>Two questions for who watches over the machine: is the process there, and may readers be sent to it?</summary>
public static class HealthEndpoints
{
    internal const string Prefix = "/health";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <param name="endpoints">The site.</param>
    /// <param name="isReady">Whether the content is loaded and all else was tried once.</param>
    /// <param name="away">Names of what does not answer while articles do, e.g. <c>store</c>: said, and no reason to send readers away.</param>
    public static void MapHealth(this IEndpointRouteBuilder endpoints, Func<bool> isReady, Func<IEnumerable<string>>? away = null)
    {
        endpoints.MapMethods($"{Prefix}/live", Methods, (HttpResponse response) => Say(response, StatusCodes.Status200OK, "live", [])).AllowAnonymous();
        endpoints.MapMethods($"{Prefix}/ready", Methods, (HttpResponse response) => Ready(response, isReady(), away?.Invoke() ?? [])).AllowAnonymous();
    }

    private static IResult Ready(HttpResponse response, bool isReady, IEnumerable<string> away)
    {
        if (isReady)
        {
            return Say(response, StatusCodes.Status200OK, "ready", away);
        }

        response.Headers.RetryAfter = "2";
        return Say(response, StatusCodes.Status503ServiceUnavailable, "starting", []);
    }

    private static IResult Say(HttpResponse response, int code, string status, IEnumerable<string> away)
    {
        response.Headers.CacheControl = "no-store";
        var answer = new Dictionary<string, string>(StringComparer.Ordinal) { ["status"] = status };
        foreach (string name in away)
        {
            answer[name] = "away";
        }

        return Results.Json(answer, statusCode: code);
    }
}
