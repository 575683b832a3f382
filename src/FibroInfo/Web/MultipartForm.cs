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
    private const int MostHeaders = 16, MostBytesOfHeaders = 16 * 1024, MostBytesOfBoundary = 128;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="context">Of the post; it gets the form.</param>
    /// <param name="most">How many bytes the request may have: the server holds it to them.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <returns>Null when there is a form, else the status of the refusal.</returns>
    /// <exception cref="IOException">The sender broke off.</exception>
    public static async Task<int?> ReadAsync(HttpContext context, long most, CancellationToken cancel)
    {
        string boundary = BoundaryOf(context.Request);
        if (boundary.Length is 0 or > MostBytesOfBoundary)
        {
            return boundary.Length == 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status413PayloadTooLarge;
        }

        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body)
            {
                HeadersCountLimit = int.MaxValue,
                HeadersLengthLimit = (int)Math.Min(most, int.MaxValue),
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
            if (++parts > StaffPost.MostFields || HasTooLargeHeaders(part))
            {
                return StatusCodes.Status413PayloadTooLarge;
            }

            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out ContentDispositionHeaderValue? said))
            {
                return StatusCodes.Status400BadRequest;
            }

            string name = HeaderUtilities.RemoveQuotes(said.Name).ToString();
            int? refusal = Encoding.UTF8.GetByteCount(name) > PostForm.MostBytesOfName ? StatusCodes.Status413PayloadTooLarge
                : said.IsFileDisposition() ? await AddFileAsync(context, files, name, said, part, cancel)
                : said.IsFormDisposition() ? await AddFieldAsync(fields, name, part, cancel)
                : null;
            if (refusal is not null)
            {
                return refusal;
            }
        }

        if (PostForm.Of(new FormCollection(fields)) is not { } post)
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
        UploadFaults faults = context.RequestServices.GetRequiredService<UploadFaults>();
        if (await file.FillAsync(part.Body, cancel) is { } fault)
        {
            faults.Note(fault);
            return StatusCodes.Status503ServiceUnavailable;
        }

        faults.NoteKept();
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
            if (value.Length > StaffPost.MostBytes)
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
        && (headers.Sum(header => header.Value.Count) > MostHeaders
            || headers.Sum(header => header.Key.Length + header.Value.Sum(value => value?.Length ?? 0)) > MostBytesOfHeaders);

    private static bool IsUtf8(string? contentType) => !MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type) || !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static string BoundaryOf(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
}

/// <summary>Logs that files which the staff send cannot be kept while they are read: once, until one was kept again.</summary>
public sealed partial class UploadFaults(ILogger<UploadFaults> log)
{
    private int _wasLogged;

    public void Note(Exception fault)
    {
        if (Interlocked.Exchange(ref _wasLogged, 1) == 0)
        {
            LogNotKept(fault.GetType().FullName, fault.StackTrace);
        }
    }

    public void NoteKept() => Volatile.Write(ref _wasLogged, 0);

    [LoggerMessage(Level = LogLevel.Error, Message =
        "A file that was sent cannot be kept in the folder for temporary files (TMPDIR): {Fault}. "
        + "Make room there, or give the site's user the right to it.\n{Place}")]
    private partial void LogNotKept(string? fault, string? place);
}
