using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Screens a comment before it is stored (C-5, C-8, T33). A pure function: the caller decides what to do about a finding. Length is
/// not checked, because <see cref="CommentText"/> and <see cref="DisplayName"/> cannot be too long.
/// </summary>
public static class CommentScreeningRules
{
    // In the order in which the writer is told.
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

    /// <summary>
    /// For a form that cannot be accepted, because the text is too long or the name is missing: help must not wait for that (C-8).
    /// </summary>
    /// <param name="text">The input, not validated.</param>
    public static ScreeningResult ScreenForCrisis(string text) =>
        new(InputNormalizer.TryCompose(text, out string composed) ? [.. CrisisPhrases.Find(new FieldText(DraftField.Body, composed))] : []);

    // What is not allowed in the text is not allowed in the name either.
    private static Func<CommentDraft, ScreeningPolicy, IEnumerable<ScreeningFinding>> Everywhere(
        Func<FieldText, IEnumerable<ScreeningFinding>> check) => (draft, _) =>
        [.. check(new FieldText(DraftField.Body, draft.Body.Value)), .. check(new FieldText(DraftField.Name, draft.Name.Value))];
}

/// <summary>A comment as it was sent, before anything of it is stored.</summary>
/// <param name="Website">The honeypot: a field that no reader sees but programs fill in.</param>
public sealed record CommentDraft(DisplayName Name, CommentText Body, string? Website);

/// <summary>The findings in a draft, in the order of the checks, and what follows from them.</summary>
public sealed record ScreeningResult(IReadOnlyList<ScreeningFinding> Findings)
{
    public bool IsRefused => Has(FindingSeverity.Refused);

    /// <summary>
    /// Never when there are words of despair: a browser may have filled in the honeypot, and such a comment must be read.
    /// </summary>
    public bool IsSpam => Has(FindingSeverity.Spam) && !IsDespair;

    /// <summary>
    /// The writer must see the help numbers now, even if the comment is refused, and a moderator must see the comment first (C-8).
    /// </summary>
    public bool IsDespair => Has(FindingSeverity.Despair);

    /// <summary>The writer is asked to remove something first. Not for spam, where nobody would read the question.</summary>
    public bool AsksWriter => Has(FindingSeverity.Ask) && !IsSpam;

    /// <param name="keep">The writer was asked and wants to post it unchanged.</param>
    public bool MayBeStored(bool keep) => !IsRefused && (keep || !AsksWriter);

    private bool Has(FindingSeverity weight) => Findings.Any(finding => finding.Severity == weight);
}

/// <summary>
/// The names that the checks look for, compiled to patterns. Build it when people.yaml or site.yaml was read, not for each comment.
/// </summary>
public sealed class ScreeningPolicy
{
    /// <param name="staffNames">Full names of the staff, as in people.yaml.</param>
    /// <param name="houseNames">Names that no reader may use: those of the site and of the clinic.</param>
    public ScreeningPolicy(IEnumerable<string> staffNames, IEnumerable<string> houseNames)
    {
        string[] staff = [.. staffNames];
        StaffInText = StaffNameCheck.PatternForText(staff);
        StaffInName = StaffNameCheck.PatternForName(staff);
        HouseNames = houseNames.Select(ConfusableSkeleton.FromName).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
    }

    internal Regex StaffInText { get; }

    internal Regex StaffInName { get; }

    internal IReadOnlySet<string> HouseNames { get; }
}

/// <summary>Finds a filled-in field that no reader sees.</summary>
internal static class Honeypot
{
    public static IEnumerable<ScreeningFinding> Find(CommentDraft draft, ScreeningPolicy policy) =>
        string.IsNullOrWhiteSpace(draft.Website) ? [] : [new ScreeningFinding(
            ScreeningFindingKind.FilledHoneypot, 0, draft.Website.Length, DraftField.Website)];
}

/// <summary>More than two links, which is common in spam and rare in comments by readers.</summary>
internal static partial class LinkCountCheck
{
    private const int MaxLinks = 2;

    public static IEnumerable<ScreeningFinding> Find(FieldText field) => field.FindAll(ScreeningFindingKind.TooManyLinks, Link()).Skip(MaxLinks);

    // A bare domain counts only with a path: people forget the blank after a full stop, and "so tired.No sleep" is no link.
    [GeneratedRegex(
        @"(?:\b[a-z][a-z0-9+.-]*://|\bwww\.|\b(?:[a-z0-9-]+\.)+[a-z]{2,24}/)[^\s<>()\[\]""]+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
