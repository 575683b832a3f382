using System.Globalization;
using System.Text;
using Serilog.Data;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;
using Serilog.Parsing;

namespace FibroInfo.Web;

/// <summary>Text that cannot start a new line of the log, nor speak to the terminal it is read on (T25). Serilog's formatters leave that to us.</summary>
internal static class LogTextSanitizer
{
    private static readonly PlainValues Values = new();
    private static readonly MessageTemplateParser Templates = new();

    /// <summary>The same event, all of its text plain.</summary>
    /// <param name="logEvent">As it was logged.</param>
    /// <param name="lineBreak">What is written instead of a line break in a value or a stack trace.</param>
    public static LogEvent Sanitize(LogEvent logEvent, string lineBreak)
    {
        MessageTemplate template = logEvent.MessageTemplate;
        return new LogEvent(
            logEvent.Timestamp,
            logEvent.Level,
            logEvent.Exception is { } exception ? new PlainException(Lines(exception.ToString(), lineBreak)) : null,
            template.Text.All(IsPlain) ? template : Templates.Parse(ToOneLine(template.Text)),
            logEvent.Properties.Select(property => new LogEventProperty(property.Key, Values.Rewrite(property.Value, lineBreak))));
    }

    public static string ToOneLine(string text) => text.All(IsPlain) ? text : Replace(text);

    private static string Lines(string text, string lineBreak) =>
        string.Join(lineBreak, text.Split('\n').Select(line => ToOneLine(line.TrimEnd('\r'))));

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

/// <summary>An exception as the log may hold it: its kinds and where it was thrown, not its words, which may be a reader's.</summary>
internal static class ExceptionSummary
{
    public static string Describe(Exception exception)
    {
        var parts = new List<string>();
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            parts.Add($"{cause.GetType().FullName} (0x{cause.HResult:x8})");
        }

        return $"{string.Join(" < ", parts)}{Environment.NewLine}{exception.GetBaseException().StackTrace}";
    }
}

/// <summary>One event, one line of Serilog's compact JSON: for machines that collect logs. Named in appsettings.json.</summary>
public sealed class JsonLogFormatter : ITextFormatter
{
    private static readonly RenderedCompactJsonFormatter Compact = new();

    public void Format(LogEvent logEvent, TextWriter output) => Compact.Format(LogTextSanitizer.Sanitize(logEvent, lineBreak: " "), output);
}

/// <summary>An event as a person reads it while working on the site: time, level, words. Named in appsettings.Development.json.</summary>
public sealed class PlainLogFormatter : ITextFormatter
{
    private static readonly MessageTemplateTextFormatter Template = new(
        "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}", CultureInfo.InvariantCulture);

    // A stack trace keeps its lines, indented, so that none of them looks like an event.
    public void Format(LogEvent logEvent, TextWriter output) =>
        Template.Format(LogTextSanitizer.Sanitize(logEvent, lineBreak: $"{Environment.NewLine}    "), output);
}
