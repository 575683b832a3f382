using FibroInfo.Text;
using QRCoder;

namespace FibroInfo.Pages.Admin.Door;

/// <summary>A square code, drawn here: the secret in it goes to nobody else.</summary>
internal static class QrCode
{
    /// <param name="text">What a camera reads.</param>
    /// <param name="name">What it is, for who cannot see it.</param>
    public static SafeHtml Draw(string text, string name)
    {
        using var generator = new QRCodeGenerator();
        using QRCodeData code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        int size = code.ModuleMatrix.Count;
        IEnumerable<SafeHtml> rows = code.ModuleMatrix.Select((row, y) =>
            SafeHtml.Of($"{string.Concat(Enumerable.Range(0, size).Where(x => row[x]).Select(x => $"M{x} {y}h1v1h-1z"))}"));
        return SafeHtml.Of(
            $"""<svg viewBox="0 0 {size} {size}" role="img" aria-label="{name}" shape-rendering="crispEdges">"""
            + $"""<path d="{SafeHtml.Concat(rows)}"/></svg>""");
    }
}
