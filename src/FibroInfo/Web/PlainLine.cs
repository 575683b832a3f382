using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace FibroInfo.Web;

/// <summary>An event as a person reads it while working on the site: time, level, words. Named in appsettings.Development.json.</summary>
public sealed class PlainLine : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        string source = logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out LogEventPropertyValue? context)
            && context is ScalarValue { Value: string name }
            ? name[(name.LastIndexOf('.') + 1)..]
            : "";
        string time = logEvent.Timestamp.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        output.WriteLine($"{time} {Level(logEvent.Level)} {source}: {Lines(LogText.MessageOf(logEvent))}");
        if (logEvent.Exception is { } exception)
        {
            output.WriteLine(Lines(exception.ToString()));
        }
    }

    // A stack trace keeps its lines, indented, so that none of them looks like an event.
    private static string Lines(string text) => string.Join($"{Environment.NewLine}    ", text.Split('\n').Select(line => LogText.OneLine(line.TrimEnd('\r'))));

    private static string Level(LogEventLevel level) => level switch
    {
        LogEventLevel.Fatal => "FATAL",
        LogEventLevel.Error => "ERROR",
        LogEventLevel.Warning => "warn ",
        LogEventLevel.Information => "info ",
        _ => "debug",
    };
}
