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

    /// <summary>The clinic's own words: that who is answered is its patient (C-7).</summary>
    ConfirmsPatient,

    /// <summary>The clinic's own words: advice to one person (C-7).</summary>
    IndividualAdvice,
}
