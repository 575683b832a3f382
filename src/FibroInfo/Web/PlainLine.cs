using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace FibroInfo.Web;

/// <summary>An event as a person reads it while working on the site: time, level, words. Named in appsettings.Development.json.</summary>
public sealed class PlainLine : ITextFormatter
{
    private static readonly MessageTemplateTextFormatter Template = new(
        "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}", CultureInfo.InvariantCulture);

    // A stack trace keeps its lines, indented, so that none of them looks like an event.
    public void Format(LogEvent logEvent, TextWriter output) =>
        Template.Format(LogText.ToPlain(logEvent, lineBreak: $"{Environment.NewLine}    "), output);
}
