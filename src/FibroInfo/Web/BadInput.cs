namespace FibroInfo.Web;

/// <summary>Exceptions with which the framework answers what somebody sent: their fault, not the site's (T23, T24).</summary>
internal static class BadInput
{
    /// <summary>The status that says so, or null when the fault is ours.</summary>
    public static int? StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        // A form with too many values or too long ones, or one that is no form.
        InvalidDataException when IsFrom(exception, "WebUtilities", "limit") || IsFrom(exception, "Http", "limit") => StatusCodes.Status413PayloadTooLarge,
        InvalidDataException when IsFrom(exception, "WebUtilities", "") || IsFrom(exception, "Http", "") => StatusCodes.Status400BadRequest,
        IOException when IsFrom(exception, "WebUtilities", "end of Stream") => StatusCodes.Status400BadRequest,
        // These have no type of their own; a test holds each to its words.
        InvalidOperationException when IsFrom(exception, "Http", "Content-Type") => StatusCodes.Status415UnsupportedMediaType,
        NotSupportedException when exception.Message.Contains("UTF-7", StringComparison.Ordinal) => StatusCodes.Status415UnsupportedMediaType,
        InvalidOperationException when IsFrom(exception, "Server.Kestrel.Core", "character in header") => StatusCodes.Status400BadRequest,
        InvalidOperationException when IsFrom(exception, "Mvc.Core", "URL is not local") || IsFrom(exception, "Http.Results", "URL is not local") =>
            StatusCodes.Status400BadRequest,
        _ => null,
    };

    private static bool IsFrom(Exception exception, string assembly, string words) =>
        exception.Source == $"Microsoft.AspNetCore.{assembly}" && exception.Message.Contains(words, StringComparison.Ordinal);
}
