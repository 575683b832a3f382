using System.Buffers.Text;
using System.Security.Cryptography;

namespace FibroInfo.Tests.Durability;

/// <summary>What one reader sends once; sent again when no answer came, as a person would.</summary>
/// <param name="Reader">The random number in this reader's browser.</param>
/// <param name="Stars">What they gave; 0 for a comment.</param>
/// <param name="Body">What they wrote, like nobody else; empty for a vote.</param>
internal sealed record Post(byte[] Reader, int Stars, string Body)
{
    /// <summary>The article they are all sent to; its key is its name.</summary>
    public const string Article = "fibro-fog";

    public bool IsComment => Stars == 0;

    public static Post NewVote() => new(RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetInt32(1, 6), "");

    // Consonants: the screening of comments looks for numbers and for words.
    public static Post NewComment() => new(RandomNumberGenerator.GetBytes(16), 0, $"Rest helps me, says {RandomNumberGenerator.GetString("bcdfghjklmnpqrstvwxz", 20)}.");

    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/articles/{Article}/{(IsComment ? "comments" : "rating")}")
        {
            Content = new FormUrlEncodedContent(IsComment
                ? new Dictionary<string, string> { ["name"] = "Kari", ["email"] = "kari@example.org", ["body"] = Body, ["consent"] = "on", ["adult"] = "on" }
                : new Dictionary<string, string> { ["stars"] = $"{Stars}" }),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Cookie", $"rid={Base64Url.EncodeToString(Reader)}");
        return request;
    }
}
