using System.Diagnostics;

namespace FibroInfo.Comments.Screening;

/// <summary>Something a check found, and where: in UTF-16 units of the field's text, as strings are cut.</summary>
public readonly record struct Finding(FindingKind Kind, int Start, int Length, DraftField Field = DraftField.Body)
{
    public Weight Weight => Kind switch
    {
        FindingKind.HostileUnicode or FindingKind.TooManyLinks or FindingKind.ReservedName or FindingKind.BirthNumber => Weight.Refused,
        FindingKind.FilledHoneypot => Weight.Spam,
        FindingKind.Despair => Weight.Despair,
        FindingKind.LikeBirthNumber or FindingKind.Phone or FindingKind.Email or FindingKind.Address => Weight.Ask,
        FindingKind.OthersHealth or FindingKind.StaffName => Weight.Ask,
        FindingKind.ConfirmsPatient or FindingKind.IndividualAdvice => Weight.Ask,
        FindingKind.MedicineName => Weight.Note,
        _ => throw new UnreachableException($"No weight for {Kind}."),
    };
}
