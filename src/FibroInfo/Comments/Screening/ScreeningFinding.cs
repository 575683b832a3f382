using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>What a check found, and where: start and length count UTF-16 units, like the indexes of a string.</summary>
public readonly record struct ScreeningFinding(ScreeningFindingKind Kind, int Start, int Length, DraftField Field = DraftField.Body)
{
    public FindingSeverity Severity => Kind switch
    {
        ScreeningFindingKind.HostileUnicode or ScreeningFindingKind.TooManyLinks or ScreeningFindingKind.ReservedName or ScreeningFindingKind.BirthNumber =>
            FindingSeverity.Refused,
        ScreeningFindingKind.FilledHoneypot => FindingSeverity.Spam,
        ScreeningFindingKind.Despair => FindingSeverity.Despair,
        ScreeningFindingKind.LikeBirthNumber or ScreeningFindingKind.Phone or ScreeningFindingKind.Email or ScreeningFindingKind.Address => FindingSeverity.Ask,
        ScreeningFindingKind.OthersHealth or ScreeningFindingKind.StaffName => FindingSeverity.Ask,
        ScreeningFindingKind.ConfirmsPatient or ScreeningFindingKind.IndividualAdvice => FindingSeverity.Ask,
        ScreeningFindingKind.MedicineName => FindingSeverity.Note,
        _ => throw new UnreachableException($"No weight for {Kind}."),
    };
}

/// <summary>What a check can find.</summary>
public enum ScreeningFindingKind
{
    FilledHoneypot,
    HostileUnicode,
    TooManyLinks,
    ReservedName,
    BirthNumber,

    /// <summary>Eleven digits in the form of a birth number, but with wrong control digits: a typing error, or another number.</summary>
    LikeBirthNumber,
    Phone,
    Email,
    Address,
    OthersHealth,
    StaffName,
    MedicineName,
    Despair,

    /// <summary>In a reply by the clinic: it confirms that the person is a patient (C-7).</summary>
    ConfirmsPatient,

    /// <summary>In a reply by the clinic: advice to one person (C-7).</summary>
    IndividualAdvice,
}

/// <summary>What a finding means for its comment.</summary>
public enum FindingSeverity
{
    /// <summary>Shown to the moderator only.</summary>
    Note,

    /// <summary>The writer is asked to correct it before anything is stored, but may keep it; then the moderator sees it.</summary>
    Ask,

    /// <summary>The help numbers are shown at once, and the comment goes to the front of the queue (C-8).</summary>
    Despair,

    /// <summary>
    /// Stored as spam and not discarded, because a browser's autofill fills in the honeypot too and a moderator should be able to find
    /// it.
    /// </summary>
    Spam,

    /// <summary>The comment cannot be posted with it.</summary>
    Refused,
}

/// <summary>The field of a draft that a finding is in.</summary>
public enum DraftField
{
    Body,
    Name,
    Website,
}

/// <summary>One field of a draft, for the checks.</summary>
internal readonly record struct FieldText(DraftField Field, string Text)
{
    public ScreeningFinding At(ScreeningFindingKind kind, int start, int length) => new(kind, start, length, Field);

    public IEnumerable<ScreeningFinding> FindAll(ScreeningFindingKind kind, Regex pattern) => FindAll(kind, pattern, (_, _) => true);

    /// <summary>
    /// Every match that counts. After one that does not, the search continues at its second character, as it may overlap another.
    /// </summary>
    public IEnumerable<ScreeningFinding> FindAll(ScreeningFindingKind kind, Regex pattern, Func<string, Match, bool> counts)
    {
        Match match = pattern.Match(Text);
        while (match.Success)
        {
            bool isFound = match.Length > 0 && counts(Text, match);
            if (isFound)
            {
                yield return At(kind, match.Index, match.Length);
            }

            int next = match.Index + (isFound ? match.Length : 1);
            match = next <= Text.Length ? pattern.Match(Text, next) : Match.Empty;
        }
    }
}
