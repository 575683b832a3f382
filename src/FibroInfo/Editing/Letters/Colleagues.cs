namespace FibroInfo.Editing.Letters;

/// <summary>All of the staff who can sign in, as the rows say at this moment.</summary>
public delegate Task<IReadOnlyList<Colleague>> Colleagues(CancellationToken cancel);
