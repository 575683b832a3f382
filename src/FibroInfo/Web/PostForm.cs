using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace FibroInfo.Web;

/// <summary>What a post says, field by field: whole text, each field once but where a form of the staff asks for all.</summary>
public sealed class PostForm
{
    public const int MostFields = 32;

    internal const int MostBytesOfName = 256;

    private readonly Dictionary<string, StringValues> _fields;

    private PostForm(Dictionary<string, StringValues> fields) => _fields = fields;

    /// <summary>The field as it was typed, or "" when it was not sent.</summary>
    public string this[string name] => Once(_fields.GetValueOrDefault(name, ""));

    /// <summary>Every value of a field that a form of the staff sends several times, such as the boxes that are ticked.</summary>
    public IReadOnlyList<string> All(string name) => _fields.GetValueOrDefault(name) is { Count: > 0 } values ? [.. values.OfType<string>()] : [];

    /// <summary>The names of what was sent.</summary>
    public IReadOnlyCollection<string> Names => _fields.Keys;

    /// <summary>A form that is filled in beforehand.</summary>
    public static PostForm Of(params (string Name, string Value)[] fields) =>
        new(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value), StringComparer.Ordinal));

    /// <summary>What the framework read of a form with files.</summary>
    internal static PostForm Of(IFormCollection form) => new(form.ToDictionary(StringComparer.Ordinal));

    /// <summary>A reader's form.</summary>
    /// <param name="body">An <c>application/x-www-form-urlencoded</c> text.</param>
    /// <exception cref="BadHttpRequestException">It is no such text, or says a field twice.</exception>
    /// <exception cref="InvalidDataException">It has more than <see cref="MostFields"/>.</exception>
    internal static PostForm Parse(byte[] body)
    {
        PostForm form = Parse(body, MostFields);
        foreach ((string name, StringValues values) in form._fields)
        {
            Once(values);
        }

        return form;
    }

    /// <param name="body">An <c>application/x-www-form-urlencoded</c> text.</param>
    /// <param name="mostFields">How many fields it may have.</param>
    /// <exception cref="BadHttpRequestException">It is no such text.</exception>
    /// <exception cref="InvalidDataException">It has more fields.</exception>
    internal static PostForm Parse(byte[] body, int mostFields)
    {
        if (!Utf8.IsValid(body) || !IsText(body))
        {
            Refuse("The form is no text.");
        }

        using var reader = new FormReader(Encoding.UTF8.GetString(body))
        {
            ValueCountLimit = mostFields,
            KeyLengthLimit = MostBytesOfName,
            ValueLengthLimit = body.Length + 1,
        };
        return new PostForm(reader.ReadForm());
    }

    // Of two values one might be checked and the other used (ASVS 15.3.7).
    private static string Once(StringValues values)
    {
        if (values.Count > 1)
        {
            Refuse("The form says a field twice.");
        }

        return values.ToString();
    }

    // The framework's reader leaves an escape that is broken, or no letter, as it stands: nobody typed that.
    private static bool IsText(ReadOnlySpan<byte> body)
    {
        byte[] text = new byte[body.Length];
        int length = 0;
        for (int i = 0; i < body.Length; i++)
        {
            byte one = body[i];
            if (one == '%')
            {
                if (i + 2 >= body.Length || !byte.TryParse(body.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out one))
                {
                    return false;
                }

                i += 2;
            }

            text[length++] = one;
        }

        return Utf8.IsValid(text.AsSpan(0, length)) && !text.AsSpan(0, length).Contains((byte)0);
    }

    [DoesNotReturn]
    private static void Refuse(string why) => throw new BadHttpRequestException(why, StatusCodes.Status400BadRequest);
}
