using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FibroInfo.Web;

/// <summary>What a post says, field by field: whole text, each field once but where a form of the staff asks for all.</summary>
public sealed class PostForm
{
    public const int MaxFields = 32;

    internal const int MaxNameBytes = 256;

    private PostForm(Dictionary<string, StringValues> fields) => Fields = fields;

    /// <summary>The field as it was typed, or "" when it was not sent.</summary>
    /// <exception cref="BadHttpRequestException">It was sent twice: one might be checked and the other used (ASVS 15.3.7).</exception>
    public string this[string name] => Fields.GetValueOrDefault(name) is { Count: <= 1 } once ? once.ToString()
        : throw new BadHttpRequestException("The form says a field twice.", StatusCodes.Status400BadRequest);

    /// <summary>Every value of a field that a form of the staff sends several times, such as the boxes that are ticked.</summary>
    public IReadOnlyList<string> All(string name) => Fields.GetValueOrDefault(name) is { Count: > 0 } values ? [.. values.OfType<string>()] : [];

    /// <summary>The names of what was sent.</summary>
    public IReadOnlyCollection<string> Names => Fields.Keys;

    internal Dictionary<string, StringValues> Fields { get; }

    /// <summary>A form that is filled in beforehand.</summary>
    public static PostForm From(params (string Name, string Value)[] fields) =>
        new(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value), StringComparer.Ordinal));

    /// <summary>What the framework read of a form with files.</summary>
    /// <returns>Null when a field is no text.</returns>
    internal static PostForm? From(IFormCollection form) =>
        form.All(field => IsWhole(field.Key) && field.Value.All(IsWhole)) ? new(form.ToDictionary(StringComparer.OrdinalIgnoreCase)) : null;

    /// <param name="body">An <c>application/x-www-form-urlencoded</c> text.</param>
    /// <param name="maxFields">How many fields it may have.</param>
    /// <param name="isOnce">Whether a field that is said twice is refused.</param>
    /// <param name="refusal">The status of what is wrong with it, or 0.</param>
    internal static PostForm? Parse(ReadOnlySpan<byte> body, int maxFields, bool isOnce, out int refusal)
    {
        refusal = Utf8.IsValid(body) ? 0 : StatusCodes.Status400BadRequest;
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        int count = 0;
        foreach (Range range in body.Split((byte)'&'))
        {
            ReadOnlySpan<byte> field = body[range];
            refusal = refusal > 0 || field.IsEmpty ? refusal : ++count > maxFields ? StatusCodes.Status413PayloadTooLarge : Add(fields, field, isOnce);
            if (refusal > 0)
            {
                return null;
            }
        }

        return new PostForm(fields);
    }

    private static int Add(Dictionary<string, StringValues> fields, ReadOnlySpan<byte> field, bool isOnce)
    {
        int equals = field.IndexOf((byte)'=');
        if (Decoded(equals < 0 ? field : field[..equals]) is not { } name || Decoded(equals < 0 ? [] : field[(equals + 1)..]) is not { } value)
        {
            return StatusCodes.Status400BadRequest;
        }

        if (Encoding.UTF8.GetByteCount(name) > MaxNameBytes)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        bool isThere = fields.TryGetValue(name, out StringValues before);
        fields[name] = StringValues.Concat(before, value);
        return isThere && isOnce ? StatusCodes.Status400BadRequest : 0;
    }

    // Null for an escape that is broken, or no letter: nobody typed that.
    private static string? Decoded(ReadOnlySpan<byte> escaped)
    {
        byte[] text = new byte[escaped.Length];
        int length = 0;
        for (int i = 0; i < escaped.Length; i++)
        {
            byte one = escaped[i] == '+' ? (byte)' ' : escaped[i];
            if (one == '%')
            {
                if (i + 2 >= escaped.Length
                    || !byte.TryParse(escaped.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out one))
                {
                    return null;
                }

                i += 2;
            }

            text[length++] = one;
        }

        ReadOnlySpan<byte> decoded = text.AsSpan(0, length);
        return Utf8.IsValid(decoded) && !decoded.Contains((byte)0) ? Encoding.UTF8.GetString(decoded) : null;
    }

    private static bool IsWhole(string? text) => text is null || !text.Contains('\0', StringComparison.Ordinal);
}

/// <summary>
/// The form of this post, read once and in one way: the framework's check of tokens finds the same fields as the page.
/// Or the status of why there is none.
/// </summary>
internal sealed class PostFormFeature : IFormFeature
{
    private readonly PostForm? _form;
    private readonly IFormCollection? _fields;

    public PostFormFeature(int refusal) => Refusal = refusal;

    public PostFormFeature(PostForm form, IFormFileCollection? files = null)
    {
        _form = form;
        _fields = new FormCollection(form.Fields, files);
    }

    /// <summary>0 when there is a form.</summary>
    public int Refusal { get; }

    public bool HasFormContentType => Refusal != StatusCodes.Status415UnsupportedMediaType;

    [AllowNull]
    public IFormCollection Form
    {
        get => ReadForm();
        set => throw new NotSupportedException("What was sent stays as it was sent.");
    }

    /// <exception cref="BadHttpRequestException">It is no form (415), a broken one (400), or too large (413).</exception>
    public PostForm Require() => _form ?? throw Refused();

    /// <exception cref="BadHttpRequestException">As above.</exception>
    public IFormCollection ReadForm() => _fields ?? throw Refused();

    public Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => Task.FromResult(ReadForm());

    private BadHttpRequestException Refused() => new("This post has no form that can be read.", Refusal);
}

public static class PostFormExtensions
{
    /// <summary>
    /// The form of this post; a second call returns the same one. A form of the staff may be larger, and have files beside it in
    /// <c>Request.Form.Files</c>; fields that are sent several times are read with <see cref="PostForm.All"/>.
    /// </summary>
    /// <exception cref="BadHttpRequestException">
    /// It is no form (415), a broken one (400) or one with too many fields (413): answered in words, nothing to catch.
    /// </exception>
    public static Task<PostForm> ReadPostAsync(this HttpContext context) => Task.FromResult(FeatureOf(context).Require());

    /// <summary>Why there is no form, or 0. Not yet read, there is nothing against it.</summary>
    internal static int RefusalOfForm(this HttpContext context) => (context.Features.Get<IFormFeature>() as PostFormFeature)?.Refusal ?? 0;

    /// <param name="context">Of the post.</param>
    /// <param name="body">All that was sent.</param>
    /// <param name="maxFields">More are refused.</param>
    /// <param name="isOnce">Whether a field that is said twice is refused.</param>
    internal static void SetForm(this HttpContext context, byte[] body, int maxFields, bool isOnce)
    {
        int refusal = StatusCodes.Status415UnsupportedMediaType;
        PostForm? form = IsForm(context.Request.ContentType) ? PostForm.Parse(body, maxFields, isOnce, out refusal) : null;
        context.Features.Set<IFormFeature>(form is null ? new PostFormFeature(refusal) : new PostFormFeature(form));
    }

    private static PostFormFeature FeatureOf(HttpContext context) =>
        context.Features.Get<IFormFeature>() as PostFormFeature ?? throw new InvalidOperationException("This page takes no posts.");

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
