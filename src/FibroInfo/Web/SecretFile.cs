using System.Text;

namespace FibroInfo.Web;

/// <summary>A password or another secret that stands in a file of its own, one line, so that it is in no setting.</summary>
internal static class SecretFile
{
    // Longer than any password or client secret, and short enough to be read whatever it is.
    private const int MaxBytes = 16 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="key">The setting that names the file.</param>
    /// <param name="path">Relative to where the site is started, or absolute.</param>
    /// <returns>The line without its end. Blanks stay: a password may have them.</returns>
    /// <exception cref="InvalidOperationException">There is no such secret; one sentence that names the setting and the file, never what is in it.</exception>
    public static string Read(string key, string path)
    {
        if (FindFault(path, out string secret) is { } fault)
        {
            throw new InvalidOperationException($"{key} is '{path}'; {fault}");
        }

        return secret;
    }

    public static bool IsReadableByAnyone(string path) => !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherRead);

    private static string? FindFault(string path, out string secret)
    {
        secret = "";
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path) || !file.Exists)
            {
                return Directory.Exists(path) ? "that is a folder, and it must be a file." : "there is no such file, or the site's user cannot see it.";
            }

            // A pipe or a device has no length either, and reading it might never end.
            if (file.Length is 0 or > MaxBytes)
            {
                return file.Length == 0 ? "the file is empty." : $"the file is longer than {MaxBytes} bytes, which no password is.";
            }

            secret = Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF').TrimEnd('\r', '\n');
        }
        catch (DecoderFallbackException)
        {
            return "the file is not text in UTF-8.";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"the file cannot be read ({unreadable.Message.ReplaceLineEndings(" ")})";
        }

        return secret == "" ? "the file holds only an end of line." : secret.Any(char.IsControl) ? "the file must hold the secret alone, on one line." : null;
    }
}
