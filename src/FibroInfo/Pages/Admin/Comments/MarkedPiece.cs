using FibroInfo.Comments.Screening;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>A piece of what a reader wrote, with what the screening found in it: nothing, one thing or several.</summary>
public sealed record MarkedPiece(string Text, IReadOnlyList<FindingKind> Kinds)
{
    /// <summary>Cuts a text where findings begin and end; those that overlap are one piece.</summary>
    public static IReadOnlyList<MarkedPiece> Of(string text, IEnumerable<Finding> findings)
    {
        var pieces = new List<MarkedPiece>();
        int done = 0;
        IEnumerable<Finding> within = findings.Where(finding => finding.Length > 0 && finding.Start + finding.Length <= text.Length);
        foreach ((int start, int end, IReadOnlyList<FindingKind> kinds) in Joined(within))
        {
            pieces.Add(new MarkedPiece(text[done..start], []));
            pieces.Add(new MarkedPiece(text[start..end], kinds));
            done = end;
        }

        pieces.Add(new MarkedPiece(text[done..], []));
        return [.. pieces.Where(piece => piece.Text.Length > 0)];
    }

    private static List<(int Start, int End, IReadOnlyList<FindingKind> Kinds)> Joined(IEnumerable<Finding> findings)
    {
        var joined = new List<(int Start, int End, IReadOnlyList<FindingKind> Kinds)>();
        foreach (Finding finding in findings.OrderBy(finding => finding.Start))
        {
            int end = finding.Start + finding.Length;
            if (joined.Count > 0 && joined[^1].End > finding.Start)
            {
                (int start, int last, IReadOnlyList<FindingKind> kinds) = joined[^1];
                joined[^1] = (start, Math.Max(last, end), [.. kinds.Append(finding.Kind).Distinct()]);
            }
            else
            {
                joined.Add((finding.Start, end, [finding.Kind]));
            }
        }

        return joined;
    }
}
