using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using FibroInfo.Data;

namespace FibroInfo.Comments;

/// <summary>
/// The links by which a writer without an account owns a comment. A token is the row's seed and its mark by a secret that
/// is not in the rows: whoever reads the database can make none. In hexadecimal, as every address of the site is lower case.
/// </summary>
public sealed class CommentOwnerToken(DataFolder folder)
{
    private const int MarkBytes = 16;

    private readonly Lazy<byte[]> _secret = new(() => folder.Secret("writers-link"), LazyThreadSafetyMode.PublicationOnly);

    /// <exception cref="DatabaseUnavailableException">The secret cannot be read.</exception>
    public string TokenFor(byte[] seed, TokenPurpose use = TokenPurpose.Own)
    {
        byte[] message = use == TokenPurpose.Own ? seed : [.. seed, .. Encoding.UTF8.GetBytes($"{use}")];
        return Convert.ToHexStringLower([.. seed, .. HMACSHA256.HashData(_secret.Value, message).AsSpan(0, MarkBytes)]);
    }

    /// <returns>Null when the token is none of ours, or for another use.</returns>
    /// <exception cref="DatabaseUnavailableException">The secret cannot be read.</exception>
    public byte[]? SeedIn(string? token, TokenPurpose use = TokenPurpose.Own)
    {
        Span<byte> bytes = stackalloc byte[Comment.SeedBytes + MarkBytes];
        if (token?.Length != 2 * bytes.Length || Convert.FromHexString(token, bytes, out _, out _) != OperationStatus.Done)
        {
            return null;
        }

        byte[] seed = bytes[..Comment.SeedBytes].ToArray();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(TokenFor(seed, use))) ? seed : null;
    }
}

/// <summary>What a link in a letter may do.</summary>
public enum TokenPurpose
{
    /// <summary>Everything a writer may do.</summary>
    Own,

    /// <summary>Only confirm that letters are wanted: its writer must not know it but from that mailbox.</summary>
    Confirm,

    /// <summary>Only stop letters: mail programs follow it by themselves.</summary>
    Stop,
}
