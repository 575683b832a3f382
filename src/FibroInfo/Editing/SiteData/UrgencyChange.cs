using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Editing.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Editing.SiteData;

/// <summary>
/// A change of the text on when to get help that waits for a reviewer (P-20). There is one at a time, for everybody: two texts on what is
/// an emergency are what it is there to prevent.
/// </summary>
public sealed class UrgencyChange
{
    public long Id { get; init; }

    /// <summary>What <c>urgency</c> shall say, as JSON, without a signature.</summary>
    public required string Text { get; set; }

    /// <summary>The accounts of all who wrote at it, with blanks between.</summary>
    public required string Accounts { get; set; }

    /// <summary>Who of people.yaml they are, with blanks between.</summary>
    public required string People { get; set; }

    /// <summary>The name of who wrote last, for colleagues.</summary>
    public required string Writer { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>One more with every save.</summary>
    public required int Version { get; set; }

    /// <summary>Why a reviewer sent it back; null while it waits.</summary>
    public string? Reason { get; set; }

    /// <summary>The name of who sent it back.</summary>
    public string? SentBackBy { get; set; }

    public JsonObject Data => (JsonObject)JsonNode.Parse(Text)!;

    public bool IsWrittenBy(Actor actor) => actor.Account is { } account && Accounts.Split(' ').Contains($"{account}", StringComparer.Ordinal);

    internal bool IsWrittenBy(StaffEditor signer) =>
        IsWrittenBy(signer.Actor) || (signer.Person is { } person && People.Split(' ').Contains(person, StringComparer.Ordinal));

    internal void Add(Actor actor, string? person)
    {
        Accounts = Join(Accounts, $"{actor.Account}");
        People = Join(People, person ?? "");
        Writer = actor.Name;
    }

    private static string Join(string some, string one) =>
        string.Join(' ', some.Split(' ').Append(one).Where(part => part.Length > 0).Distinct(StringComparer.Ordinal));
}

internal sealed class UrgencyChangeEntityConfiguration : IEntityTypeConfiguration<UrgencyChange>
{
    public void Configure(EntityTypeBuilder<UrgencyChange> builder)
    {
        builder.ToTable("urgency_changes").HasKey(change => change.Id);
        builder.Ignore(change => change.Data);
    }
}

/// <summary>This person may not sign the text on urgency, or send its change back.</summary>
public sealed record UrgencySigningRefused(ActionRefusal Why) : EditResult;

/// <summary>No change is waiting, and the text of the file is signed.</summary>
public sealed record NoUrgencyChange : EditResult
{
    public static readonly NoUrgencyChange Instance = new();

    private NoUrgencyChange()
    {
    }
}
