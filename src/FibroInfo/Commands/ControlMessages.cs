using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text.Json;
using FibroInfo.Data;

namespace FibroInfo.Commands;

/// <summary>
/// The protocol of the control socket: JSON values, one per line. The client sends a request; the server sends a response, possibly
/// after lines about the progress.
/// </summary>
internal static class ControlMessages
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

    /// <returns>Null when the line does not end, or is longer than <paramref name="maxBytes"/>.</returns>
    /// <exception cref="IOException">The other side closed the connection.</exception>
    public static async Task<byte[]?> ReadAsync(PipeReader from, int maxBytes, CancellationToken cancel)
    {
        while (true)
        {
            ReadResult read = await from.ReadAsync(cancel);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                ReadOnlySequence<byte> line = read.Buffer.Slice(0, end);
                byte[]? bytes = line.Length <= maxBytes ? line.ToArray() : null;
                from.AdvanceTo(read.Buffer.GetPosition(1, end));
                return bytes;
            }

            long length = read.Buffer.Length;
            from.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted || length > maxBytes)
            {
                return null;
            }
        }
    }

    /// <returns>Null when the line is not such a value.</returns>
    public static T? Parse<T>(byte[]? line)
        where T : class
    {
        try
        {
            return line is null ? null : JsonSerializer.Deserialize<T>(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The socket on which the running site receives commands: a file in its data folder that only its user may open.</summary>
internal static class ControlSocketPath
{
    public static string GetFile(DataFolder data) => data.File("site.sock");

    /// <returns>Null when the path is longer than the system allows for a socket (107 bytes on Linux).</returns>
    public static UnixDomainSocketEndPoint? FindEndPoint(DataFolder data)
    {
        try
        {
            return new UnixDomainSocketEndPoint(GetFile(data));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    public static Socket NewSocket() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}
