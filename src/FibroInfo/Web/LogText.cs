using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace FibroInfo.Web;

/// <summary>Text that cannot start a new line of the log, nor speak to the terminal it is read on (T25).</summary>
internal static class LogText
{
    // Text in a message without quotation marks: they would all be escaped in JSON.
    private static readonly MessageTemplateTextFormatter Message = new("{Message:lj}", CultureInfo.InvariantCulture);

    public static string MessageOf(LogEvent logEvent)
    {
        using var message = new StringWriter();
        Message.Format(logEvent, message);
        return message.ToString();
    }

    public static string OneLine(string text) => text.All(IsPlain) ? text : Replace(text);

    // Control characters (line breaks and ESC among them), the two Unicode line ends, and the marks that turn writing round.
    private static bool IsPlain(char c) => char.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format);

    private static string Replace(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            plain.Append(IsPlain(c) ? c : ' ');
        }

        return plain.ToString();
    }
}
