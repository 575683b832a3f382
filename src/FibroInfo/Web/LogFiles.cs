namespace FibroInfo.Web;

/// <summary>Whether the files of the log can be written: Serilog is silent when they cannot.</summary>
internal static class LogFiles
{
    /// <returns>A sentence that names the setting and says what to do; null when all can be written.</returns>
    public static string? FaultOf(IConfiguration configuration) => configuration.GetSection("Serilog:WriteTo").GetChildren()
        .Where(sink => sink["Name"] == "File")
        .Select(sink => sink.GetSection("Args:path"))
        .Where(path => !string.IsNullOrWhiteSpace(path.Value))
        .Select(FaultOf)
        .FirstOrDefault(fault => fault is not null);

    private static string? FaultOf(IConfigurationSection setting)
    {
        try
        {
            string file = Path.GetFullPath(Environment.ExpandEnvironmentVariables(setting.Value!)), folder = Path.GetDirectoryName(file) ?? file;
            if (Directory.Exists(file) || Path.EndsInDirectorySeparator(file))
            {
                return $"{setting.Path} is '{setting.Value}'; that is a folder, and it must be a file.";
            }

            Directory.CreateDirectory(folder);
            // Where each day has a file of its own, today's is not there yet.
            string tried = File.Exists(file) ? file : Path.Combine(folder, Path.GetRandomFileName());
            bool isNew = tried != file;
            using FileStream written = new(
                tried, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1, isNew ? FileOptions.DeleteOnClose : FileOptions.None);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"{setting.Path} is '{setting.Value}'; the log cannot be written there ({refused.Message.TrimEnd('.')}). "
                + "Give the site's user the right to write there, or set another file.";
        }
    }
}
