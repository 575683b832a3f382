using System.Text;

namespace FibroInfo.References.Formats;

/// <summary>Writes a reference list as plain text, to be pasted into a letter: one numbered reference per line.</summary>
public static class VancouverListExporter
{
    /// <param name="references">In the order of the list; the first one gets number 1.</param>
    public static string Write(IEnumerable<Reference> references)
    {
        var list = new StringBuilder();
        foreach ((int i, Reference reference) in references.Index())
        {
            list.Append(i + 1).Append(". ").Append(VancouverStyle.Sentence(reference)).Append('\n');
        }

        return list.ToString();
    }
}
