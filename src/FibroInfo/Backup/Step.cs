namespace FibroInfo.Backup;

/// <summary>How far something long is.</summary>
/// <param name="What">What is being done, as a person reads it: "Copying the database".</param>
/// <param name="Done">So many of <paramref name="Of"/>, mostly bytes.</param>
/// <param name="Of">All; it may still grow.</param>
public sealed record Step(string What, long Done, long Of);
