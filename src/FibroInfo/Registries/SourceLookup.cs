using FibroInfo.Audit;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>Looks up sources at Crossref (by DOI) and PubMed (by PMID), as far as the operator enabled them.</summary>
public sealed class SourceLookup : IDisposable
{
    /// <summary>How long an answer is valid before the registry is asked again.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromHours(24);

    private readonly Dictionary<Registry, IRegistry> _registries = [];
    private readonly RegistryLookupStore _rows;
    private readonly NoticePublisher _publisher;
    private readonly RetractionStatusCache _statuses;
    private readonly TimeProvider _clock;

    public SourceLookup(
        RegistryEndpoints addresses, Uri site, RegistryLookupStore rows, NoticePublisher publisher, RetractionStatusCache statuses, TimeProvider clock)
    {
        (_rows, _publisher, _statuses, _clock) = (rows, publisher, statuses, clock);
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

    /// <summary>The registries that the operator enabled.</summary>
    public IReadOnlyCollection<Registry> EnabledRegistries => _registries.Keys;

    /// <summary>The queries about a source to the enabled registries.</summary>
    public IEnumerable<RegistryQuery> Askable(Reference source) => RegistryQuery.ListFor(source).Where(query => _registries.ContainsKey(query.Registry));

    /// <summary>Whether the registry answered this within a day, be it that it has no such record.</summary>
    public bool IsAnswered(RegistryQuery query) => _statuses.Find(query) is { IsAnswered: true } last
        && last.At <= _clock.GetUtcNow() && _clock.GetUtcNow() - last.At < GoodFor;

    /// <summary>Asks for a DOI or PMID that is not a source of the site yet. Nothing is stored.</summary>
    public Task<RegistryResponse> AskWithoutStoringAsync(RegistryQuery query, CancellationToken cancel) =>
        _registries[query.Registry].AskAsync(query.Asked, cancel);

    /// <summary>Asks all enabled registries about a source, stores the answers and publishes new notices.</summary>
    public async Task AskAsync(Reference source, Actor actor, CancellationToken cancel)
    {
        foreach (RegistryQuery question in Askable(source))
        {
            await AskAsync(source, question, actor, cancel);
        }
    }

    public async Task<RegistryLookup> AskAsync(Reference source, RegistryQuery query, Actor actor, CancellationToken cancel)
    {
        RegistryResponse answer = await AskWithoutStoringAsync(query, cancel);
        IReadOnlyList<RegistryLookup> rows = await _rows.StoreAsync(source.Id, query, answer, _clock.GetUtcNow(), actor, cancel);
        if (rows[0] is { Told: null, Notice.Notice: not null })
        {
            await _publisher.PublishAsync(cancel);
        }

        return rows[0];
    }

    /// <summary>
    /// Compares every source with the list of Retraction Watch and stores the results, dated with the day of the list's newest notice.
    /// </summary>
    /// <returns>How many sources have a notice in the list.</returns>
    public async Task<int> ImportAsync(RetractionWatchList list, Bibliography sources, Actor actor, CancellationToken cancel)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        DateTimeOffset listDate = list.Newest is { } day ? new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero) : now;
        (string, RegistryQuery, RegistryResponse Answer)[] answers =
        [
            .. sources.All.SelectMany(source => RegistryQuery.ListFor(source).Where(query => query.Registry == Registry.RetractionWatch)
                .Select(query => (source.Id, query, new RegistryResponse(LookupOutcome.Known, null, list.GetNotice(source))))),
        ];
        await _rows.StoreAsync(answers, listDate < now ? listDate : now, actor, cancel);
        await _publisher.PublishAsync(cancel);
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

/// <summary>A registry that is queried over the network, one paper at a time.</summary>
internal interface IRegistry
{
    public Registry Name { get; }

    /// <summary>Never throws because of the answer: an invalid answer is a <see cref="LookupOutcome"/>.</summary>
    /// <param name="asked">A DOI without prefix, or a PMID, whichever the registry uses.</param>
    public Task<RegistryResponse> AskAsync(string asked, CancellationToken cancel);
}

/// <summary>The URLs of the registries. By default there are none, and nothing is looked up.</summary>
/// <param name="Crossref">The URL below which Crossref's <c>works</c> are; null for none.</param>
/// <param name="PubMed">The URL below which PubMed's <c>esummary.fcgi</c> is; null for none.</param>
public sealed record RegistryEndpoints(Uri? Crossref, Uri? PubMed)
{
    /// <summary>The clinic's e-mail address: registries serve requests with a contact first. Null sends none.</summary>
    public string? Contact { get; init; }

    /// <summary>The longest wait for one answer, from the first byte sent to the last byte received.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);
}
