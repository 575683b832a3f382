using FibroInfo.Editing.Documents;

namespace FibroInfo.Tests.Running;

/// <summary>Texts as a reviewer signs them by hand.</summary>
internal static class HandSigned
{
    private const string End = "\n---\n";

    /// <summary>With the line that <c>check</c> prints, below the other keys; as it was when it names no reviewer.</summary>
    public static string Add(string text)
    {
        int end = text.IndexOf(End, StringComparison.Ordinal);
        return end < 0 || !text[..end].Contains("\nreviewer: ", StringComparison.Ordinal) || SignOff.ComputeHash(text) is not { Length: > 0 } hash
            ? text : $"{text[..end]}\nsigned: {hash}{text[end..]}";
    }
}
