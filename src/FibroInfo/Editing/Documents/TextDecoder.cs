using System.Text;

namespace FibroInfo.Editing.Documents;

/// <summary>Reads the bytes of a file as the text that a form shows.</summary>
public static class TextDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, with its byte-order mark; null when it is no UTF-8, which no form can show.</summary>
    public static string? Decode(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
