using FibroInfo.Text;

namespace FibroInfo.Reports;

/// <summary>Lines as a keyboard makes them: a control character among them came from a program.</summary>
internal static class PlainLines
{
    public static bool TryRead(string? typed, out string read) =>
        TypedText.TryCompose(typed, out read) && !read.Any(character => char.IsControl(character) && character is not ('\n' or '\t'));
}
