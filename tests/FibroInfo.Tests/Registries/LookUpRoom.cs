using FibroInfo.Audit;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Registries;
using FibroInfo.Tests.Data;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Registries;

/// <summary>The room with a store of its own and a stand-in for both registries.</summary>
public sealed class LookUpRoom : IDisposable
{
    public LookUpRoom()
        : this(TimeSpan.FromSeconds(20))
    {
    }

    public LookUpRoom(TimeSpan patience)
    {
        Sources = CslJson.Read(File.ReadAllText(Repository.Folder("content/references.json")), "references.json").Bibliography;
        Rows = new RegistryLookupStore(Data.Store, Standings, new AuditTrail(Clock), Data.Changes, questions => [.. questions.Select(query => $"page of {query}")]);
        Herald = new NoticePublisher(Data.Store, () => Sources, WriteAsync, Clock);
        LookUps = new SourceLookup(new RegistryEndpoints(StandIn.Crossref, StandIn.PubMed) { Contact = "clinic@fibro.example", Patience = patience },
            new Uri("https://fibro.example"), Rows, Herald, Standings, Clock);
        Round = new LookupSchedule(LookUps, Standings, () => Sources, Clock);
        Rows.LoadAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public StandIn StandIn { get; } = new();

    public OpenStore Data { get; } = new();

    public SetClock Clock { get; } = new();

    public RetractionStatusCache Standings { get; } = new();

    public RegistryLookupStore Rows { get; }

    public NoticePublisher Herald { get; }

    public SourceLookup LookUps { get; }

    public LookupSchedule Round { get; }

    public Bibliography Sources { get; set; }

    public Reference Albrecht => Sources.TryFind("albrecht2019", out Reference? source) ? source : throw new InvalidOperationException("albrecht2019 is gone.");

    /// <summary>What was written into the file, in order.</summary>
    public List<FoundNotice> Written { get; } = [];

    public bool IsFileWritable { get; set; } = true;

    public Task<RegistryResponse> AskCrossrefAsync() => LookUps.AskWithoutStoringAsync(new RegistryQuery(Registry.Crossref, Recorded.Doi), CancellationToken.None);

    public Task<RegistryResponse> AskPubMedAsync() => LookUps.AskWithoutStoringAsync(new RegistryQuery(Registry.PubMed, Recorded.Pmid), CancellationToken.None);

    /// <summary>One look-up of the first shipped source at everybody, as the job does it.</summary>
    public Task AskAsync() => LookUps.AskAsync(Albrecht, Actor.Site, CancellationToken.None);

    public void Dispose()
    {
        LookUps.Dispose();
        Herald.Dispose();
        Data.Dispose();
        StandIn.Dispose();
    }

    private Task<bool> WriteAsync(IReadOnlyList<FoundNotice> found, CancellationToken cancel)
    {
        if (IsFileWritable)
        {
            Written.AddRange(found);
        }

        return Task.FromResult(IsFileWritable);
    }
}
