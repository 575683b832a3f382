using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FibroInfo.Text;

namespace FibroInfo.Commands;

/// <summary>The form that the contract fixes: an array of <c>{rule, severity, file, line, column, message, mend}</c>.</summary>
internal static class CheckJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Of(IReadOnlyList<Problem> problems) => JsonSerializer.Serialize(problems, Options);
}
