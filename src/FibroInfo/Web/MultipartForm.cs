using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FibroInfo.Web;

/// <summary>
/// Reads a form with files. What is too much is counted here (413): the framework has one exception for that and for what is broken
/// (400), so its own limits are set further out than any request may be long.
/// </summary>
internal static class MultipartForm
{
    private const int MaxHeaders = 16, MaxHeaderBytes = 16 * 1024, MaxBoundaryBytes = 128;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="context">Of the post; it gets the form.</param>
    /// <param name="maxBytes">How many bytes the request may have: the server holds it to them.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <returns>Null when there is a form, else the status of the refusal.</returns>
    /// <exception cref="IOException">The sender broke off.</exception>
    public static async Task<int?> ReadAsync(HttpContext context, long maxBytes, CancellationToken cancel)
    {
        string boundary = BoundaryOf(context.Request);
        if (boundary.Length is 0 or > MaxBoundaryBytes)
        {
            return boundary.Length == 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status413PayloadTooLarge;
        }

        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body)
            {
                HeadersCountLimit = int.MaxValue,
                HeadersLengthLimit = (int)Math.Min(maxBytes, int.MaxValue),
            };
            return await ReadPartsAsync(context, reader, cancel);
        }
        catch (Exception broken) when (broken
            is InvalidDataException or ArgumentException or FormatException or NotSupportedException or InvalidOperationException)
        {
            // A header that cannot be, or letters that are none: nothing but the sender's bytes is looked at here.
            return StatusCodes.Status400BadRequest;
        }
    }

    private static async Task<int?> ReadPartsAsync(HttpContext context, MultipartReader reader, CancellationToken cancel)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        var files = new FormFileCollection();
        int parts = 0;
        while (await reader.ReadNextSectionAsync(cancel) is { } part)
        {
            if (++parts > StaffPostMiddleware.MaxFields || HasTooLargeHeaders(part))
            {
                return StatusCodes.Status413PayloadTooLarge;
            }

            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out ContentDispositionHeaderValue? said))
            {
                return StatusCodes.Status400BadRequest;
            }

            string name = HeaderUtilities.RemoveQuotes(said.Name).ToString();
            int? refusal = Encoding.UTF8.GetByteCount(name) > PostForm.MaxNameBytes ? StatusCodes.Status413PayloadTooLarge
                : said.IsFileDisposition() ? await AddFileAsync(context, files, name, said, part, cancel)
                : said.IsFormDisposition() ? await AddFieldAsync(fields, name, part, cancel)
                : null;
            if (refusal is not null)
            {
                return refusal;
            }
        }

        if (PostForm.From(new FormCollection(fields)) is not { } post)
        {
            return StatusCodes.Status400BadRequest;
        }

        context.Features.Set<IFormFeature>(new PostFormFeature(post, files));
        return null;
    }

    private static async Task<int?> AddFileAsync(
        HttpContext context, FormFileCollection files, string name, ContentDispositionHeaderValue said, MultipartSection part, CancellationToken cancel)
    {
        var file = new UploadedFile();
        context.Response.RegisterForDispose(file);
        UploadFaultLog faults = context.RequestServices.GetRequiredService<UploadFaultLog>();
        if (await file.FillAsync(part.Body, cancel) is { } fault)
        {
            faults.LogOnce(fault);
            return StatusCodes.Status503ServiceUnavailable;
        }

        faults.Reset();
        string fileName = HeaderUtilities.RemoveQuotes(said.FileNameStar.HasValue ? said.FileNameStar : said.FileName).ToString();
        files.Add(new FormFile(file.Content, 0, file.Content.Length, name, fileName) { Headers = new HeaderDictionary(part.Headers) });
        return null;
    }

    private static async Task<int?> AddFieldAsync(Dictionary<string, StringValues> fields, string name, MultipartSection part, CancellationToken cancel)
    {
        using var value = new MemoryStream();
        byte[] piece = new byte[4096];
        for (int read; (read = await part.Body.ReadAsync(piece, cancel)) > 0;)
        {
            value.Write(piece, 0, read);
            if (value.Length > StaffPostMiddleware.MaxBytes)
            {
                return StatusCodes.Status413PayloadTooLarge;
            }
        }

        if (!IsUtf8(part.ContentType))
        {
            return StatusCodes.Status400BadRequest;
        }

        fields[name] = StringValues.Concat(fields.GetValueOrDefault(name), StrictUtf8.GetString(value.GetBuffer(), 0, (int)value.Length));
        return null;
    }

    private static bool HasTooLargeHeaders(MultipartSection part) => part.Headers is { } headers
        && (headers.Sum(header => header.Value.Count) > MaxHeaders
            || headers.Sum(header => header.Key.Length + header.Value.Sum(value => value?.Length ?? 0)) > MaxHeaderBytes);

    private static bool IsUtf8(string? contentType) => !MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type) || !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static string BoundaryOf(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
}

/// <summary>Logs that files which the staff send cannot be kept while they are read: once, until one was kept again.</summary>
public sealed partial class UploadFaultLog(ILogger<UploadFaultLog> log)
{
    private int _wasLogged;

    public void LogOnce(Exception fault)
    {
        if (Interlocked.Exchange(ref _wasLogged, 1) == 0)
        {
            LogNotKept(fault.GetType().FullName, fault.StackTrace);
        }
    }

    public void Reset() => Volatile.Write(ref _wasLogged, 0);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "A file that was sent cannot be kept in the folder for temporary files (TMPDIR): {Fault}. "
        + "Make room there, or give the site's user the right to it.\n{Place}")]
    private partial void LogNotKept(string? fault, string? place);
}
