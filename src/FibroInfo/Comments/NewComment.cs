using FibroInfo.Comments.Screening;
using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>A comment as its page takes it from a form, checked field by field.</summary>
/// <param name="Article">The article's key.</param>
/// <param name="ReplyTo">The comment it answers; null at the top.</param>
/// <param name="Found">What the screening says of these words.</param>
/// <param name="Reader">Who, on this article: <c>ReaderKeys.For(article, reader)</c>.</param>
/// <param name="ReaderEverywhere">
/// Who, on all articles: <c>ReaderKeys.For("comments", reader)</c>. For the pace alone, and never stored: in a row it would
/// say which comments on different articles are one person's, what the keys of the articles are made to hide.
/// </param>
/// <param name="Email">Where the private link goes; null for nowhere.</param>
/// <param name="WantsLetters">Whether a letter is to come when somebody answers.</param>
/// <param name="ConsentVersion">Which words its writer agreed to.</param>
public sealed record NewComment(
    Slug Article, long? ReplyTo, DisplayName Name, CommentText Body, ScreeningResult Found, byte[] Reader, byte[] ReaderEverywhere,
    EmailAddress? Email, bool WantsLetters, string ConsentVersion);
