using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>A file of sources that came with a form.</summary>
internal static class SourceFileUpload
{
    /// <summary>Null when none was chosen.</summary>
    public static async Task<PastedSources?> ReadAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is not { Length: > 0 })
        {
            return null;
        }

        // Of a name only the last part is shown, and never used as a path.
        string name = Path.GetFileName(file.FileName);
        if (file.Length > SourceFileDecoder.MaxBytes)
        {
            return new PastedSources(PastedSourceFormat.Nothing, [], [SourceFileDecoder.TooLarge(name)]);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        var problems = new List<Problem>();
        string? text = SourceFileDecoder.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), name, problems);
        PastedSources read = text is null ? new PastedSources(PastedSourceFormat.Nothing, [], []) : PastedSources.Read(text, name);
        return read with { Problems = [.. problems, .. read.Problems] };
    }
}
