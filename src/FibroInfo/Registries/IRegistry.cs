namespace FibroInfo.Registries;

/// <summary>A registry that is asked over the network, one paper at a time.</summary>
internal interface IRegistry
{
    public Registry Name { get; }

    /// <summary>Never throws on what comes back: an answer that is no record is one too.</summary>
    /// <param name="asked">A bare DOI, or a PMID, whichever the registry goes by.</param>
    /// <exception cref="OperationCanceledException">The caller went.</exception>
    public Task<RegistryAnswer> AskAsync(string asked, CancellationToken cancel);
}
