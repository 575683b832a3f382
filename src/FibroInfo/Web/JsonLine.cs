using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serilog.Events;
using Serilog.Formatting;

namespace FibroInfo.Web;

/// <summary>One event, one line of JSON: for machines that collect logs. Named in appsettings.json.</summary>
public sealed class JsonLine : ITextFormatter
{
    // What it leaves as it is, "<" or "+", is dangerous in HTML only; what is dangerous in a log, LogText has taken out.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("time", logEvent.Timestamp.UtcDateTime);
            json.WriteString("level", logEvent.Level.ToString());
            json.WriteString("message", LogText.OneLine(LogText.MessageOf(logEvent)));
            foreach ((string name, LogEventPropertyValue value) in logEvent.Properties)
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            if (logEvent.Exception is { } exception)
            {
                json.WriteString("exception", LogText.OneLine(exception.ToString()));
            }

            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static void Write(Utf8JsonWriter json, LogEventPropertyValue value)
    {
        switch ((value as ScalarValue)?.Value)
        {
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case string text:
                json.WriteStringValue(LogText.OneLine(text));
                break;
            default:
                json.WriteStringValue(LogText.OneLine(value.ToString(format: null, CultureInfo.InvariantCulture)));
                break;
        }
    }
}
