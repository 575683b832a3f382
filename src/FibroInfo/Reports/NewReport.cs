using System.Security.Cryptography;
using System.Text;
using FibroInfo.Text;

namespace FibroInfo.Reports;

/// <summary>A report as its page takes it from a form, checked field by field.</summary>
/// <param name="Article">The article's key.</param>
/// <param name="Reader">Who, on this article: <c>ReaderKeys.For(article, reader)</c>.</param>
/// <param name="Comment">The number of the comment it is about; null for the page itself.</param>
/// <param name="Email">Where the answer goes; null for nowhere.</param>
public sealed record NewReport(Slug Article, byte[] Reader, ReportKind Kind, Quote Quote, ReportText Body, long? Comment, EmailAddress? Email)
{
    /// <summary>The same for the same words about the same thing. No character of a text can be the separator.</summary>
    internal byte[] Print() => SHA256.HashData(Encoding.UTF8.GetBytes($"{Comment}\0{Quote}\0{Body}"))[..16];
}
