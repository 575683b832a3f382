namespace FibroInfo.Pages.Comments;

/// <summary>Something that a writer is to look at once more, in words.</summary>
/// <param name="Field">The field that it stands in, by its name in the form.</param>
/// <param name="MayStay">It is a question: the writer may send it as it is.</param>
public sealed record Mend(string Field, string Words, bool MayStay);
