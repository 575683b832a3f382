using FibroInfo.Markdown;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Headings begin at h2 and skip no level (E-2).</summary>
internal static class StructureRules
{
    public static IEnumerable<Problem> Of(CheckedText text)
    {
        int above = 1;
        foreach (Heading heading in text.Manuscript.Headings)
        {
            if (heading.Level == 1)
            {
                yield return heading.Place.Warning("E-2", "This is a heading of the first level, and the title is one already.", "Write '##'.");
            }
            else if (heading.Level > above + 1)
            {
                yield return heading.Place.Warning("E-2", $"This heading skips a level: h{heading.Level} after h{above}.",
                    $"Write '{new string('#', above + 1)}'.");
            }

            above = heading.Level;
        }
    }
}
