using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>A file of sources that came with a form.</summary>
internal static class PastedFile
{
    /// <summary>Null when none was chosen.</summary>
    public static async Task<Pasted?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType || (await request.ReadFormAsync(cancel)).Files is not [{ Length: > 0 } file, ..])
        {
            return null;
        }

        // Of a name only the last part is shown, and never used as a path.
        string name = Path.GetFileName(file.FileName);
        if (file.Length > SourceBytes.MostBytes)
        {
            return new Pasted(PastedKind.Nothing, [], [SourceBytes.TooLarge(name)]);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        var problems = new List<Problem>();
        string? text = SourceBytes.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), name, problems);
        Pasted read = text is null ? new Pasted(PastedKind.Nothing, [], []) : Pasted.Read(text, name);
        return read with { Problems = [.. problems, .. read.Problems] };
    }
}
