using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>Looks sources up: at Crossref by DOI and at PubMed by PMID, as far as the operator set them.</summary>
public sealed class SourceLookup : IDisposable
{
    /// <summary>So long an answer is good without asking again.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromHours(24);

    private readonly Dictionary<Registry, IRegistry> _registries = [];
    private readonly RegistryLookupStore _rows;
    private readonly NoticePublisher _herald;
    private readonly TimeProvider _clock;

    public SourceLookup(RegistryEndpoints addresses, Uri site, RegistryLookupStore rows, NoticePublisher herald, TimeProvider clock)
    {
        (_rows, _herald, _clock) = (rows, herald, clock);
        string name = $"FibroInfo/1 (+{site.AbsoluteUri}{(addresses.Contact is { } contact ? $"; mailto:{contact}" : "")})";
        if (addresses.Crossref is { } crossref)
        {
            Add(new Crossref(crossref, addresses.Contact, new RegistryClient(crossref, name, Crossref.Between, addresses.Patience, clock)));
        }

        if (addresses.PubMed is { } pubMed)
        {
            Add(new PubMed(pubMed, addresses.Contact, new RegistryClient(pubMed, name, PubMed.Between, addresses.Patience, clock)));
        }
    }

    /// <summary>Which registries the operator set.</summary>
    public IReadOnlyCollection<Registry> EnabledRegistries => _registries.Keys;

    /// <summary>What there is to ask about a source at the registries that are set.</summary>
    public IEnumerable<RegistryQuery> Askable(Reference source) => RegistryQuery.ListFor(source).Where(query => _registries.ContainsKey(query.Registry));

    /// <summary>The record of a DOI or a PMID that is no source of ours yet. Nothing is kept of it.</summary>
    /// <exception cref="OperationCanceledException">The caller went.</exception>
    public Task<RegistryResponse> AskWithoutStoringAsync(RegistryQuery query, CancellationToken cancel) => _registries[query.Registry].AskAsync(query.Asked, cancel);

    /// <summary>Asks everything there is to ask about a source, keeps the answers, and has a notice that was found written down.</summary>
    /// <exception cref="DatabaseUnavailableException">An answer could not be kept.</exception>
    public async Task AskAsync(Reference source, Actor actor, CancellationToken cancel)
    {
        foreach (RegistryQuery question in Askable(source))
        {
            await AskAsync(source, question, actor, cancel);
        }
    }

    /// <exception cref="DatabaseUnavailableException">The answer could not be kept.</exception>
    public async Task<RegistryLookup> AskAsync(Reference source, RegistryQuery query, Actor actor, CancellationToken cancel)
    {
        RegistryResponse answer = await AskWithoutStoringAsync(query, cancel);
        IReadOnlyList<RegistryLookup> rows = await _rows.StoreAsync(source.Id, query, answer, _clock.GetUtcNow(), actor, cancel);
        if (rows[0] is { Told: null, Notice.Notice: not null })
        {
            await _herald.PublishAsync(cancel);
        }

        return rows[0];
    }

    /// <summary>Holds every source against the list of Retraction Watch, and keeps what it says of each from the day of its newest notice on.</summary>
    /// <returns>How many of the sources it has a notice on.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public async Task<int> ImportAsync(RetractionWatchList list, Bibliography sources, Actor actor, CancellationToken cancel)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        DateTimeOffset speaksOf = list.Newest is { } day ? new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero) : now;
        (string, RegistryQuery, RegistryResponse Answer)[] answers =
        [
            .. sources.All.SelectMany(source => RegistryQuery.ListFor(source).Where(query => query.Registry == Registry.RetractionWatch)
                .Select(query => (source.Id, query, new RegistryResponse(LookupOutcome.Known, null, list.GetNotice(source))))),
        ];
        await _rows.StoreAsync(answers, speaksOf < now ? speaksOf : now, actor, cancel);
        await _herald.PublishAsync(cancel);
        return answers.Count(answer => answer.Answer.Notice.State < NoticeState.None);
    }

    public void Dispose()
    {
        foreach (IDisposable registry in _registries.Values.OfType<IDisposable>())
        {
            registry.Dispose();
        }
    }

    private void Add(IRegistry registry) => _registries.Add(registry.Name, registry);
}

/// <summary>A registry that is asked over the network, one paper at a time.</summary>
internal interface IRegistry
{
    public Registry Name { get; }

    /// <summary>Never throws on what comes back: an answer that is no record is one too.</summary>
    /// <param name="asked">A bare DOI, or a PMID, whichever the registry goes by.</param>
    /// <exception cref="OperationCanceledException">The caller went.</exception>
    public Task<RegistryResponse> AskAsync(string asked, CancellationToken cancel);
}

/// <summary>Where look-ups go, as the operator set it: nowhere, unless they did.</summary>
/// <param name="Crossref">The address below which Crossref's <c>works</c> are; null for none.</param>
/// <param name="PubMed">The address below which PubMed's <c>esummary.fcgi</c> is; null for none.</param>
public sealed record RegistryEndpoints(Uri? Crossref, Uri? PubMed)
{
    /// <summary>The clinic's address for mail: who says one is served before strangers. Null sends none.</summary>
    public string? Contact { get; init; }

    /// <summary>Longest wait for one answer, from the first byte sent to the last received.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);
}
