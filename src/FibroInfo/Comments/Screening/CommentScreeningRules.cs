using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Looks a draft over before it is stored (C-5, C-8, T33). Pure: what is done about a finding is the caller's. Length is not among
/// the checks, as <see cref="CommentText"/> and <see cref="DisplayName"/> cannot be too long.
/// </summary>
public static class CommentScreeningRules
{
    // In the order in which the writer hears of it.
    private static readonly Func<CommentDraft, ScreeningPolicy, IEnumerable<ScreeningFinding>>[] Checks =
    [
        Everywhere(CrisisPhrases.Find),
        Honeypot.Find,
        Everywhere(HostileUnicode.Find),
        Everywhere(LinkCountCheck.Find),
        ReservedNameCheck.Find,
        Everywhere(BirthNumberCheck.Find),
        Everywhere(PhoneNumberCheck.Find),
        Everywhere(EmailAddressCheck.Find),
        Everywhere(StreetAddressCheck.Find),
        Everywhere(ThirdPartyHealthCheck.Find),
        StaffNameCheck.Find,
        Everywhere(MedicineNameCheck.Find),
    ];

    public static ScreeningResult Screen(CommentDraft draft, ScreeningPolicy policy) =>
        new([.. Checks.SelectMany(check => check(draft, policy))]);

    /// <summary>For a text that cannot be taken as it is, too long or under no name: help does not wait for that (C-8).</summary>
    /// <param name="text">Whatever was typed.</param>
    public static ScreeningResult ScreenForCrisis(string text) =>
        new(InputNormalizer.TryCompose(text, out string composed) ? [.. CrisisPhrases.Find(new FieldText(DraftField.Body, composed))] : []);

    // What must not stand in the text must not stand in the name either.
    private static Func<CommentDraft, ScreeningPolicy, IEnumerable<ScreeningFinding>> Everywhere(Func<FieldText, IEnumerable<ScreeningFinding>> check) => (draft, _) =>
        [.. check(new FieldText(DraftField.Body, draft.Body.Value)), .. check(new FieldText(DraftField.Name, draft.Name.Value))];
}

/// <summary>A comment as it was sent, before anything of it is kept.</summary>
/// <param name="Website">The honeypot: a field that no reader sees, and that programs fill in.</param>
public sealed record CommentDraft(DisplayName Name, CommentText Body, string? Website);

/// <summary>What was found in a draft, in the order of the checks, and what follows from it.</summary>
public sealed record ScreeningResult(IReadOnlyList<ScreeningFinding> Findings)
{
    public bool IsRefused => Has(FindingSeverity.Refused);

    /// <summary>A field that no reader sees is sometimes filled in by a browser: words of despair are read whatever else is there.</summary>
    public bool IsSpam => Has(FindingSeverity.Spam) && !IsDespair;

    /// <summary>Whether the writer is to see the help numbers now, whatever becomes of the comment, and a moderator to see it first (C-8).</summary>
    public bool IsDespair => Has(FindingSeverity.Despair);

    /// <summary>Whether the writer is first asked to take something out. Not when it goes to spam: nobody would read the question.</summary>
    public bool AsksWriter => Has(FindingSeverity.Ask) && !IsSpam;

    /// <param name="keep">The writer was asked and wants to post it as it is.</param>
    public bool MayBeStored(bool keep) => !IsRefused && (keep || !AsksWriter);

    private bool Has(FindingSeverity weight) => Findings.Any(finding => finding.Weight == weight);
}

/// <summary>The names that the checks look for, made ready once: build it when people.yaml or site.yaml was read, not for each comment.</summary>
public sealed class ScreeningPolicy
{
    /// <param name="staffNames">Full names of the clinic's people, as in people.yaml.</param>
    /// <param name="houseNames">Names that only the house may bear: of the site, of the clinic.</param>
    public ScreeningPolicy(IEnumerable<string> staffNames, IEnumerable<string> houseNames)
    {
        string[] staff = [.. staffNames];
        StaffInText = StaffNameCheck.PatternForText(staff);
        StaffInName = StaffNameCheck.PatternForName(staff);
        HouseNames = houseNames.Select(Skeleton.FromName).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
    }

    internal Regex StaffInText { get; }

    internal Regex StaffInName { get; }

    internal IReadOnlySet<string> HouseNames { get; }
}

/// <summary>The field that no reader sees.</summary>
internal static class Honeypot
{
    public static IEnumerable<ScreeningFinding> Find(CommentDraft draft, ScreeningPolicy policy) =>
        string.IsNullOrWhiteSpace(draft.Website) ? [] : [new ScreeningFinding(ScreeningFindingKind.FilledHoneypot, 0, draft.Website.Length, DraftField.Website)];
}

/// <summary>More links than two: what spam has, and readers hardly ever.</summary>
internal static partial class LinkCountCheck
{
    private const int MaxLinks = 2;

    public static IEnumerable<ScreeningFinding> Find(FieldText passage) => passage.FindAll(ScreeningFindingKind.TooManyLinks, Link()).Skip(MaxLinks);

    // A bare name counts only with a path behind it: tired fingers leave out the blank after a full stop, and "so tired.No sleep" is no link.
    [GeneratedRegex(
        @"(?:\b[a-z][a-z0-9+.-]*://|\bwww\.|\b(?:[a-z0-9-]+\.)+[a-z]{2,24}/)[^\s<>()\[\]""]+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
