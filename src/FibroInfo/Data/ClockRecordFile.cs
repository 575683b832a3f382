using System.Text.Json;

namespace FibroInfo.Data;

/// <param name="LastSeen">What the clock said when the site last ran, to some minutes.</param>
/// <param name="MovedBy">By how much it moved, and nobody has said since that it is right; null when it did not.</param>
public sealed record ClockRecord(DateTimeOffset LastSeen, TimeSpan? MovedBy);

/// <summary>What the site knows of the clock over a restart: <c>Paths:Data/clock.json</c>.</summary>
public sealed class ClockRecordFile(DataFolder data)
{
    private string Path => data.File("clock.json");

    /// <returns>Null when there is none, or none that can be understood: it says nothing about people, and another is written.</returns>
    /// <exception cref="StoreAwayException">It cannot be read.</exception>
    public ClockRecord? Read()
    {
        try
        {
            return File.Exists(Path) ? JsonSerializer.Deserialize<ClockRecord>(File.ReadAllBytes(Path)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreAwayException("The state of the clock cannot be read.", exception);
        }
    }

    /// <exception cref="StoreAwayException">It is as it was.</exception>
    public void Write(ClockRecord record)
    {
        try
        {
            OwnersOnly.Write(Path, JsonSerializer.SerializeToUtf8Bytes(record));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreAwayException("The state of the clock cannot be written.", exception);
        }
    }
}
