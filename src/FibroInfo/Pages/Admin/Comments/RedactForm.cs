using System.Text;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>What is to stand in the place of a comment.</summary>
/// <param name="Fault">The key of the words that say what is wrong with it; null when it can be saved.</param>
/// <param name="IsShown">Whether it is shown as readers will see it.</param>
public sealed record RedactForm(string Name, string Body, string? Fault = null, bool IsShown = false)
{
    private const string Omission = "[…]";

    /// <summary>A proposal: without what its writer was asked to take out.</summary>
    public static RedactForm For(ModeratedComment comment) => new(
        Without(comment.Name, comment.Marks.Where(mark => mark.Field == DraftField.Name)),
        Without(comment.Body, comment.Marks.Where(mark => mark.Field == DraftField.Body)));

    public RedactForm Checked(out DisplayName name, out CommentText text)
    {
        bool isName = DisplayName.TryParse(Name, out name, out FieldRefusal? ofName);
        bool isText = CommentText.TryParse(Body, out text, out FieldRefusal? ofText);
        return isName && isText ? this : this with { Fault = isText ? $"fault.name.{ofName}" : $"fault.body.{ofText}" };
    }

    private static string Without(string text, IEnumerable<Finding> findings)
    {
        var left = new StringBuilder();
        foreach (MarkedPiece piece in MarkedPiece.Of(text, findings.Where(finding => finding.Weight is Weight.Ask or Weight.Refused)))
        {
            left.Append(piece.Kinds.Count == 0 ? piece.Text : Omission);
        }

        return $"{left}";
    }
}
