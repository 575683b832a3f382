using System.Text.Json;

namespace FibroInfo.Commands;

/// <summary>One JSON value on one line: all that goes over the socket, one each way.</summary>
internal static class VerbLine
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static async Task WriteAsync<T>(Stream stream, T value, CancellationToken cancel)
    {
        await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(value, Options), cancel);
        await stream.WriteAsync("\n"u8.ToArray(), cancel);
    }

    /// <returns>Null when the line does not end, is longer than <paramref name="mostBytes"/>, or is something else.</returns>
    /// <exception cref="IOException">The other side is gone.</exception>
    public static async Task<T?> ReadAsync<T>(Stream stream, int mostBytes, CancellationToken cancel)
        where T : class
    {
        using var line = new MemoryStream();
        byte[] piece = new byte[4096];
        while (line.Length <= mostBytes && await stream.ReadAsync(piece, cancel) is > 0 and var count)
        {
            int end = piece.AsSpan(0, count).IndexOf((byte)'\n');
            line.Write(piece, 0, end < 0 ? count : end);
            if (end >= 0)
            {
                return line.Length <= mostBytes ? Parse<T>(line.GetBuffer().AsSpan(0, (int)line.Length)) : null;
            }
        }

        return null;
    }

    private static T? Parse<T>(ReadOnlySpan<byte> line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
