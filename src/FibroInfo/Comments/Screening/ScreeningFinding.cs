using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>Something a check found, and where: in UTF-16 units of the field's text, as strings are cut.</summary>
public readonly record struct ScreeningFinding(ScreeningFindingKind Kind, int Start, int Length, DraftField Field = DraftField.Body)
{
    public FindingSeverity Weight => Kind switch
    {
        ScreeningFindingKind.HostileUnicode or ScreeningFindingKind.TooManyLinks or ScreeningFindingKind.ReservedName or ScreeningFindingKind.BirthNumber => FindingSeverity.Refused,
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

    /// <summary>Eleven digits in the form of a birth number, but the control digits disagree: a slip, or something else.</summary>
    LikeBirthNumber,
    Phone,
    Email,
    Address,
    OthersHealth,
    StaffName,
    MedicineName,
    Despair,

    /// <summary>The clinic's own words: that who is answered is its patient (C-7).</summary>
    ConfirmsPatient,

    /// <summary>The clinic's own words: advice to one person (C-7).</summary>
    IndividualAdvice,
}

/// <summary>What a finding means for the comment it stands in.</summary>
public enum FindingSeverity
{
    /// <summary>The moderator sees it, the writer is not bothered.</summary>
    Note,

    /// <summary>The writer is asked to mend it before anything is stored, and may keep it; then the moderator sees it.</summary>
    Ask,

    /// <summary>The help numbers are shown at once, and the comment goes to the front of the queue (C-8).</summary>
    Despair,

    /// <summary>Stored as spam: a browser's autofill fills the honeypot too, so a moderator can still find it.</summary>
    Spam,

    /// <summary>Cannot be posted while it is there.</summary>
    Refused,
}

/// <summary>The field of a draft that a finding stands in.</summary>
public enum DraftField
{
    Body,
    Name,
    Website,
}

/// <summary>One field of a draft, as the checks read it.</summary>
internal readonly record struct FieldText(DraftField Field, string Text)
{
    public ScreeningFinding At(ScreeningFindingKind kind, int start, int length) => new(kind, start, length, Field);

    public IEnumerable<ScreeningFinding> FindAll(ScreeningFindingKind kind, Regex pattern) => FindAll(kind, pattern, (_, _) => true);

    /// <summary>Every match that is meant. Behind one that is not, the search goes on at its second character, as it may hide another.</summary>
    public IEnumerable<ScreeningFinding> FindAll(ScreeningFindingKind kind, Regex pattern, Func<string, Match, bool> isMeant)
    {
        Match match = pattern.Match(Text);
        while (match.Success)
        {
            bool isFound = match.Length > 0 && isMeant(Text, match);
            if (isFound)
            {
                yield return At(kind, match.Index, match.Length);
            }

            int next = match.Index + (isFound ? match.Length : 1);
            match = next <= Text.Length ? pattern.Match(Text, next) : Match.Empty;
        }
    }
}
