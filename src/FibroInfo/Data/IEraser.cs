namespace FibroInfo.Data;

/// <summary>A room where people leave something: erases again, in rows that were put back, what had been erased.</summary>
public interface IEraser
{
    /// <param name="db">In a transaction. Most of what was erased is not there: looking must be cheap.</param>
    /// <param name="erasures">Of every room, oldest first.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The tags of what still held something, as <see cref="Writing.Touch"/> takes them.</returns>
    public Task<IReadOnlyCollection<string>> RepeatAsync(SiteDb db, IReadOnlyList<Erasure> erasures, CancellationToken cancel);
}
