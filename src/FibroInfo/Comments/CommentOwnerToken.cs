using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using FibroInfo.Data;

namespace FibroInfo.Comments;

/// <summary>
/// The tokens in the links by which a writer without an account controls a comment. A token is the row's seed and an HMAC with a secret
/// that is not in the database, so that whoever reads the database cannot make one. In hexadecimal, because every address of the site
/// is lower case.
/// </summary>
public sealed class CommentOwnerToken(DataFolder folder)
{
    private const int HmacBytes = 16;

    private readonly Lazy<byte[]> _secret = new(() => folder.Secret("writers-link"), LazyThreadSafetyMode.PublicationOnly);

    public string TokenFor(byte[] seed, TokenPurpose use = TokenPurpose.Own)
    {
        byte[] message = use == TokenPurpose.Own ? seed : [.. seed, .. Encoding.UTF8.GetBytes($"{use}")];
        return Convert.ToHexStringLower([.. seed, .. HMACSHA256.HashData(_secret.Value, message).AsSpan(0, HmacBytes)]);
    }

    /// <returns>The seed of the comment; null when the token is not valid, or for another purpose.</returns>
    public byte[]? SeedIn(string? token, TokenPurpose use = TokenPurpose.Own)
    {
        Span<byte> bytes = stackalloc byte[Comment.SeedBytes + HmacBytes];
        if (token?.Length != 2 * bytes.Length || Convert.FromHexString(token, bytes, out _, out _) != OperationStatus.Done)
        {
            return null;
        }

        byte[] seed = bytes[..Comment.SeedBytes].ToArray();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(TokenFor(seed, use))) ? seed : null;
    }
}

/// <summary>What a link in an email may do.</summary>
public enum TokenPurpose
{
    /// <summary>Everything a writer may do.</summary>
    Own,

    /// <summary>Only confirm that emails are wanted. The writer must not learn it in any other way than through that mailbox.</summary>
    Confirm,

    /// <summary>Only stop emails, because mail programs may follow this link by themselves.</summary>
    Stop,
}
