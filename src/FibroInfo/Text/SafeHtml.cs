using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace FibroInfo.Text;

/// <summary>
/// HTML that may be printed as it is. It is made in one place only: <see cref="From"/>, where what stands between the
/// holes is ours and what comes through a hole is encoded, unless it is <see cref="SafeHtml"/> already.
/// </summary>
public sealed class SafeHtml : IHtmlContent
{
    /// <summary>Letters of every script are printed as they are: a page in Norwegian is smaller, and readable in its source.</summary>
    public static readonly TextEncoderSettings Letters = new(UnicodeRanges.All);

    public static readonly SafeHtml Empty = new("");

    private readonly string _html;

    private SafeHtml(string html) => _html = html;

    public bool IsEmpty => _html.Length == 0;

    /// <summary>Makes HTML from an interpolated string, encoding every hole: <c>SafeHtml.Of($"&lt;b&gt;{name}&lt;/b&gt;")</c>.</summary>
    public static SafeHtml From(HtmlInterpolatedStringHandler html) => new(html.ToString());

    /// <summary>Takes the output of the Markdown renderer, which encodes by itself. Only the Markdown room may call it: a test looks.</summary>
    public static SafeHtml FromMarkdown(string html) => new(html);

    /// <summary>A sentence of the interface, encoded, with HTML in the places of {0}, {1} …</summary>
    public static SafeHtml Format(string sentence, params SafeHtml[] holes) =>
        new(string.Format(System.Globalization.CultureInfo.InvariantCulture, From($"{sentence}")._html, [.. holes.Select(hole => (object)hole._html)]));

    public static SafeHtml Join(string separator, IEnumerable<SafeHtml> parts) =>
        new(string.Join(From($"{separator}")._html, parts.Select(part => part._html)));

    public static SafeHtml Concat(IEnumerable<SafeHtml> parts) => new(string.Concat(parts.Select(part => part._html)));

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(_html);

    public override string ToString() => _html;
}

/// <summary>The handler behind <see cref="SafeHtml.From"/>: literals pass, holes are encoded.</summary>
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
