namespace FibroInfo.Editing.Signing;

/// <summary>What a signature would say of a text as it stands in its file.</summary>
public enum FileStanding
{
    /// <summary>There is nothing to sign: it is being written, planned or withdrawn.</summary>
    Nothing,

    /// <summary>Readers have it, and its review is due: that it is still right.</summary>
    Due,

    /// <summary>Readers have it, and its review is not due for a long time yet.</summary>
    NotDue,

    /// <summary>Somebody who writes by hand asks for a review there.</summary>
    Asked,
}
