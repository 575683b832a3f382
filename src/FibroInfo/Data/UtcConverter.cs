using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FibroInfo.Data;

/// <summary>An instant as UTC: SQLite gives back times of no kind, Npgsql only takes UTC, and both sort them.</summary>
public sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
