namespace FibroInfo.Data;

/// <summary>The database cannot be used at the moment. The answer is 503 with <c>Retry-After</c>; nothing was stored.</summary>
public sealed class DatabaseUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    public DatabaseUnavailableException()
        : this("The database isn't available.")
    {
    }

    public DatabaseUnavailableException(string message)
        : this(message, null)
    {
    }
}

/// <summary>The content folder is missing at the moment. The answer is 503 with <c>Retry-After</c>; nothing was read or written.</summary>
public sealed class ContentUnavailableException(string message, Exception? inner = null) : IOException(message, inner)
{
    public ContentUnavailableException()
        : this("The content folder is missing.")
    {
    }

    public ContentUnavailableException(string message)
        : this(message, null)
    {
    }
}
