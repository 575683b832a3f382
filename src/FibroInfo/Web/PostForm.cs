using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Microsoft.Extensions.Primitives;

namespace FibroInfo.Web;

/// <summary>What a post says, field by field: whole text, each field once but where a form of the staff asks for all.</summary>
public sealed class PostForm
{
    public const int MostFields = 32;

    internal const int MostBytesOfName = 256;

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
    public static PostForm Of(params (string Name, string Value)[] fields) =>
        new(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value), StringComparer.Ordinal));

    /// <summary>What the framework read of a form with files.</summary>
    /// <returns>Null when a field is no text.</returns>
    internal static PostForm? Of(IFormCollection form) =>
        form.All(field => IsWhole(field.Key) && field.Value.All(IsWhole)) ? new(form.ToDictionary(StringComparer.OrdinalIgnoreCase)) : null;

    /// <param name="body">An <c>application/x-www-form-urlencoded</c> text.</param>
    /// <param name="mostFields">How many fields it may have.</param>
    /// <param name="isOnce">Whether a field that is said twice is refused.</param>
    /// <param name="refusal">The status of what is wrong with it, or 0.</param>
    internal static PostForm? Parse(ReadOnlySpan<byte> body, int mostFields, bool isOnce, out int refusal)
    {
        refusal = Utf8.IsValid(body) ? 0 : StatusCodes.Status400BadRequest;
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        int count = 0;
        foreach (Range range in body.Split((byte)'&'))
        {
            ReadOnlySpan<byte> field = body[range];
            refusal = refusal > 0 || field.IsEmpty ? refusal : ++count > mostFields ? StatusCodes.Status413PayloadTooLarge : Add(fields, field, isOnce);
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

        if (Encoding.UTF8.GetByteCount(name) > MostBytesOfName)
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
