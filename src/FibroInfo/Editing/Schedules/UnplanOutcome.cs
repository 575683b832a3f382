namespace FibroInfo.Editing.Schedules;

/// <summary>What became of a change that was to be taken off the plan.</summary>
public enum UnplanOutcome
{
    Done,

    /// <summary>It is not the one that was looked at.</summary>
    ChangedMeanwhile,

    /// <summary>Readers have it already.</summary>
    HasCome,

    /// <summary>The person has a draft there already, and no words may take its place.</summary>
    HasDraft,
}
