namespace FibroInfo.Data;

/// <summary>The content folder is not there just now: answered with 503 and <c>Retry-After</c>. Nothing was read or written.</summary>
public sealed class ContentAwayException(string message, Exception? inner = null) : IOException(message, inner)
{
    public ContentAwayException()
        : this("The content folder is away.")
    {
    }

    public ContentAwayException(string message)
        : this(message, null)
    {
    }
}
