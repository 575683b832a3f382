namespace FibroInfo.Data;

/// <summary>The rows cannot be reached just now: answered with 503 and <c>Retry-After</c>. Nothing was stored.</summary>
public sealed class StoreAwayException(string message, Exception? inner = null) : Exception(message, inner)
{
    public StoreAwayException()
        : this("The store is away.")
    {
    }

    public StoreAwayException(string message)
        : this(message, null)
    {
    }
}
