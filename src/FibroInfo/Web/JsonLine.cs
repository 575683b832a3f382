using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;

namespace FibroInfo.Web;

/// <summary>One event, one line of Serilog's compact JSON: for machines that collect logs. Named in appsettings.json.</summary>
public sealed class JsonLine : ITextFormatter
{
    private static readonly RenderedCompactJsonFormatter Compact = new();

    public void Format(LogEvent logEvent, TextWriter output) => Compact.Format(LogText.ToPlain(logEvent, lineBreak: " "), output);
}
