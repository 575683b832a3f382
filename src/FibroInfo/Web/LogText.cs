using System.Globalization;
using System.Text;
using Serilog.Data;
using Serilog.Events;
using Serilog.Parsing;

namespace FibroInfo.Web;

/// <summary>Text that cannot start a new line of the log, nor speak to the terminal it is read on (T25). Serilog's formatters leave that to us.</summary>
internal static class LogText
{
    private static readonly PlainValues Values = new();
    private static readonly MessageTemplateParser Templates = new();

    /// <summary>The same event, all of its text plain.</summary>
    /// <param name="logEvent">As it was logged.</param>
    /// <param name="lineBreak">What is written instead of a line break in a value or a stack trace.</param>
    public static LogEvent ToPlain(LogEvent logEvent, string lineBreak)
    {
        MessageTemplate template = logEvent.MessageTemplate;
        return new LogEvent(
            logEvent.Timestamp,
            logEvent.Level,
            logEvent.Exception is { } exception ? new PlainException(Lines(exception.ToString(), lineBreak)) : null,
            template.Text.All(IsPlain) ? template : Templates.Parse(OneLine(template.Text)),
            logEvent.Properties.Select(property => new LogEventProperty(property.Key, Values.Rewrite(property.Value, lineBreak))));
    }

    public static string OneLine(string text) => text.All(IsPlain) ? text : Replace(text);

    private static string Lines(string text, string lineBreak) =>
        string.Join(lineBreak, text.Split('\n').Select(line => OneLine(line.TrimEnd('\r'))));

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

    private sealed class PlainValues : LogEventPropertyValueRewriter<string>
    {
        public LogEventPropertyValue Rewrite(LogEventPropertyValue value, string lineBreak) => Visit(lineBreak, value);

        // Numbers and dates stay what they are; what is neither is written as its text.
        protected override LogEventPropertyValue VisitScalarValue(string state, ScalarValue scalar) =>
            scalar.Value is null or bool or (ValueType and IFormattable and not char)
                ? scalar
                : new ScalarValue(Lines(Convert.ToString(scalar.Value, CultureInfo.InvariantCulture) ?? "", state));

        // Its keys are text too, and the rewriter leaves keys alone.
        protected override LogEventPropertyValue VisitDictionaryValue(string state, DictionaryValue dictionary) =>
            new ScalarValue(Lines(dictionary.ToString(format: null, CultureInfo.InvariantCulture), state));
    }

    private sealed class PlainException(string text) : Exception(text)
    {
        public override string ToString() => Message;
    }
}
