namespace FibroInfo.Web;

/// <summary>A file that is being sent: in memory while it is small, else in the folder for temporary files, until the answer is out.</summary>
internal sealed class UploadedFile : IDisposable
{
    private const int MaxBytesInMemory = 64 * 1024;

    public Stream Content { get; private set; } = new MemoryStream();

    /// <summary>Takes in all that is sent.</summary>
    /// <returns>Null when it was kept; else what the machine, and not the sender, was at fault with.</returns>
    /// <exception cref="IOException">The sender broke off.</exception>
    public async Task<Exception?> FillAsync(Stream body, CancellationToken cancel)
    {
        byte[] piece = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(piece, cancel)) > 0;)
        {
            try
            {
                await AppendAsync(piece.AsMemory(0, read), cancel);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return fault;
            }
        }

        return null;
    }

    public void Dispose() => Content.Dispose();

    private async Task AppendAsync(ReadOnlyMemory<byte> piece, CancellationToken cancel)
    {
        if (Content is MemoryStream memory && memory.Length + piece.Length > MaxBytesInMemory)
        {
            Content = OpenTemporary();
            await Content.WriteAsync(memory.GetBuffer().AsMemory(0, (int)memory.Length), cancel);
            await memory.DisposeAsync();
        }

        await Content.WriteAsync(piece, cancel);
    }

    private static FileStream OpenTemporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            // What does not fit is to fail here, and not when it is closed.
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), $"upload-{Guid.NewGuid():N}"), options);
    }
}
