using System.Text.Encodings.Web;
using System.Text.Json;

namespace FibroInfo.Audit;

/// <summary>A deed for a program: <c>id, at, account, who, deed, subject, detail</c>.</summary>
public static class AuditJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(AuditEntry entry) => JsonSerializer.Serialize(entry, Options);
}
