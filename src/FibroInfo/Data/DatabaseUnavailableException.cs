namespace FibroInfo.Data;

/// <summary>The rows cannot be reached just now: answered with 503 and <c>Retry-After</c>. Nothing was stored.</summary>
public sealed class DatabaseUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    public DatabaseUnavailableException()
        : this("The store is away.")
    {
    }

    public DatabaseUnavailableException(string message)
        : this(message, null)
    {
    }
}

/// <summary>The content folder is not there just now: answered with 503 and <c>Retry-After</c>. Nothing was read or written.</summary>
public sealed class ContentUnavailableException(string message, Exception? inner = null) : IOException(message, inner)
{
    public ContentUnavailableException()
        : this("The content folder is away.")
    {
    }

    public ContentUnavailableException(string message)
        : this(message, null)
    {
    }
}
