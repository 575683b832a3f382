namespace FibroInfo.Registries;

/// <summary>What a registry says a journal said of a paper later, heaviest first.</summary>
public enum NoticeState
{
    /// <summary>The record is no paper but itself such a notice: no evidence for anything.</summary>
    IsNotice,

    /// <summary>Retracted, withdrawn or removed.</summary>
    Retracted,

    PartlyRetracted,

    /// <summary>An expression of concern.</summary>
    InDoubt,

    Corrected,

    /// <summary>An update of a kind we do not know: a person has to read it.</summary>
    CheckByHand,

    /// <summary>Nothing is known: "no notice known on this day".</summary>
    None,

    /// <summary>Nobody could say.</summary>
    Unknown,
}
