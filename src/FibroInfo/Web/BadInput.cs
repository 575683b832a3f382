namespace FibroInfo.Web;

/// <summary>Exceptions with which the framework answers what somebody sent: their fault, not the site's (T23, T24).</summary>
internal static class BadInput
{
    /// <summary>The status that says so, or null when the fault is ours.</summary>
    public static int? StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        // A form with too many values, or too long ones.
        InvalidDataException { Source: "Microsoft.AspNetCore.WebUtilities" or "Microsoft.AspNetCore.Http" } => StatusCodes.Status413PayloadTooLarge,
        // Framework exceptions have no type of their own for these two; a test holds each to its words.
        InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } header when header.Message.Contains("character in header", StringComparison.Ordinal) => StatusCodes.Status400BadRequest,
        InvalidOperationException { Source: "Microsoft.AspNetCore.Mvc.Core" } redirect when redirect.Message.StartsWith("The supplied URL is not local", StringComparison.Ordinal) => StatusCodes.Status400BadRequest,
        _ => null,
    };
}
