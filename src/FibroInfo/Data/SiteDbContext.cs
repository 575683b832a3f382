using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FibroInfo.Data;

/// <summary>
/// The site's tables. This class names none of them: each room configures its own with an <see cref="IEntityTypeConfiguration{T}"/>.
/// There is one derived context per database engine, because each engine has its own migrations.
/// </summary>
public abstract class SiteDbContext(DbContextOptions options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SiteDbContext).Assembly);
        foreach (IMutableProperty property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            // PostgreSQL folds unquoted names to lower case; with lower-case names, hand-written SQL and that of EF agree without quotes.
            property.SetColumnName(SnakeCase(property.Name));
        }
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}

/// <summary>Stores instants as UTC: SQLite returns times without a kind, Npgsql accepts only UTC, and both sort them.</summary>
public sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
