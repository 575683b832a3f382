using System.Diagnostics;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Backup;
using FibroInfo.Data;

namespace FibroInfo.Commands;

/// <summary>A verb that touches rows: done by the running site, and with none running by this process, which then owns the folder.</summary>
/// <param name="data">Not taken yet.</param>
/// <param name="content">The content folder.</param>
/// <param name="addRooms">Adds what a verb needs to services without a host.</param>
public sealed class DatabaseCommandRunner(DataFolder data, string content, Action<IServiceCollection> addRooms)
{
    // A site that starts owns the folder a moment before it listens; another verb owns it for as long as it takes to open the store.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    /// <summary>Where a verb may lay down what is too long for the socket.</summary>
    public DataFolder Data => data;

    /// <summary>A verb that is over before anybody would ask how far it is.</summary>
    public Task<ControlResponse> RunAsync(ControlRequest request, CancellationToken cancel) => RunAsync(request, _ => { }, cancel);

    /// <param name="request">What is to be done.</param>
    /// <param name="tell">Hears how far something long is.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<ControlResponse> RunAsync(ControlRequest request, Action<BackupProgress> tell, CancellationToken cancel)
    {
        // A mistyped path would else become a folder, and an empty one looks as if all were well.
        if (!Directory.Exists(data.Path))
        {
            return ControlResponse.Problem($"There is no folder '{data.Path}' (Paths:Data): no site has run with it yet.");
        }

        var waited = Stopwatch.StartNew();
        do
        {
            if (await ControlClient.TryAsync(data, request, tell, cancel) is { } answer)
            {
                return answer;
            }

            if (!data.IsLockedByAnother())
            {
                return await RunHereAsync(request, tell, cancel);
            }

            await Task.Delay(BetweenAttempts, cancel);
        }
        while (waited.Elapsed < Patience && ControlSocketPath.FindEndPoint(data) is not null);

        return ControlResponse.Problem($"Another process owns '{data.Path}' and does not listen there; the log of the site says why. Stop it first.");
    }

    private async Task<ControlResponse> RunHereAsync(ControlRequest request, Action<BackupProgress> tell, CancellationToken cancel)
    {
        var rooms = new ServiceCollection();
        addRooms(rooms.AddLogging());
        await using ServiceProvider services = rooms.BuildServiceProvider();
        try
        {
            await services.GetRequiredService<SiteDatabase>().OpenAsync(cancel);
        }
        catch (DatabaseUnavailableException away)
        {
            return ControlResponse.Problem($"The store cannot be opened: {away.Message}");
        }

        bool needsContent = CommentCommandHandler.NeedsContent(request) || request.Verb is StaffCommandHandler.Add or RetractionCommandHandler.Load;
        if (needsContent)
        {
            if (new ContentLoader(new ContentFolder(content)).Read() is not { } holdings)
            {
                return ControlResponse.Problem($"The content folder is away: '{content}' has no {ContentFolder.MarkerFile}. Bring it back, and do this again.");
            }

            services.GetRequiredService<ContentStore>().Replace(holdings);
        }

        return await services.GetRequiredService<ControlCommands>().RunAsync(request, TellAsync, cancel);

        Task TellAsync(BackupProgress step)
        {
            tell(step);
            return Task.CompletedTask;
        }
    }
}
