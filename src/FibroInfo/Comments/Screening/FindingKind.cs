namespace FibroInfo.Comments.Screening;

/// <summary>What a check can find.</summary>
public enum FindingKind
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
}
