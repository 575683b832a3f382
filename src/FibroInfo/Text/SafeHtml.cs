using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace FibroInfo.Text;

/// <summary>
/// HTML that may be written to a page without encoding. It is made by <see cref="From"/>: the literal parts of the interpolated
/// string are code of the site, and every inserted value is encoded, unless it is <see cref="SafeHtml"/> already.
/// </summary>
public sealed class SafeHtml : IHtmlContent
{
    /// <summary>Letters of every script are not encoded: pages in Norwegian are smaller, and their source is readable.</summary>
    public static readonly TextEncoderSettings Letters = new(UnicodeRanges.All);

    public static readonly SafeHtml Empty = new("");

    private readonly string _html;

    private SafeHtml(string html) => _html = html;

    public bool IsEmpty => _html.Length == 0;

    /// <summary>Makes HTML from an interpolated string, encoding its values: <c>SafeHtml.From($"&lt;b&gt;{name}&lt;/b&gt;")</c>.</summary>
    public static SafeHtml From(HtmlInterpolatedStringHandler html) => new(html.ToString());

    /// <summary>Takes the output of the Markdown renderer, which encodes by itself. A test lets only the Markdown room call it.</summary>
    public static SafeHtml FromMarkdown(string html) => new(html);

    /// <summary>Writes data for a script element of another type than JavaScript. The serializer escapes &lt;, &gt; and &amp; in every string.</summary>
    public static SafeHtml FromJson(System.Text.Json.Nodes.JsonNode data) => new(data.ToJsonString());

    /// <summary>Encodes a text of the interface and inserts HTML for {0}, {1} and so on.</summary>
    public static SafeHtml Format(string sentence, params SafeHtml[] holes) =>
        new(string.Format(System.Globalization.CultureInfo.InvariantCulture, From($"{sentence}")._html, [.. holes.Select(hole => (object)hole._html)]));

    public static SafeHtml Join(string separator, IEnumerable<SafeHtml> parts) =>
        new(string.Join(From($"{separator}")._html, parts.Select(part => part._html)));

    public static SafeHtml Concat(IEnumerable<SafeHtml> parts) => new(string.Concat(parts.Select(part => part._html)));

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(_html);

    public override string ToString() => _html;
}

/// <summary>Builds the HTML for <see cref="SafeHtml.From"/>: literal parts stay as they are, values are encoded.</summary>
[InterpolatedStringHandler]
public readonly struct HtmlInterpolatedStringHandler
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(SafeHtml.Letters);

    private readonly StringBuilder _html;

    public HtmlInterpolatedStringHandler(int literalLength, int formattedCount) => _html = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string html) => _html.Append(html);

    public void AppendFormatted(SafeHtml? html) => _html.Append(html?.ToString());

    public void AppendFormatted(string? text) => _html.Append(text is null ? null : Encoder.Encode(text));

    public void AppendFormatted(int number) => _html.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted<T>(T value) => AppendFormatted(Convert.ToString(value, CultureInfo.InvariantCulture));

    public void AppendFormatted<T>(T value, string format)
        where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    public override string ToString() => _html.ToString();
}
