using System.Security.Cryptography;
using System.Text;

namespace FibroInfo.Comments;

/// <summary>By which the same words are found again without looking through every text.</summary>
internal static class TextPrint
{
    public static byte[] Of(CommentText text) => SHA256.HashData(Encoding.UTF8.GetBytes(text.Value));

    /// <summary>The same for the same words to the same comment.</summary>
    public static byte[] Of(long? replyTo, CommentText text) => SHA256.HashData(Encoding.UTF8.GetBytes($"{replyTo}\n{text}"));
}
