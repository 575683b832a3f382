using System.Diagnostics;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Backup;
using FibroInfo.Data;

namespace FibroInfo.Commands;

/// <summary>
/// Runs commands that use the database: in the running site, or, when none runs, in this process, which then locks the data folder.
/// </summary>
/// <param name="data">The data folder, not locked yet.</param>
/// <param name="content">The content folder.</param>
/// <param name="addRooms">Registers the services that commands need without a host.</param>
public sealed class DatabaseCommandRunner(DataFolder data, string content, Action<IServiceCollection> addRooms)
{
    // A starting site locks the folder a moment before it listens; another command locks it for as long as it runs.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    /// <summary>The folder for files that are too large for the socket.</summary>
    public DataFolder Data => data;

    /// <summary>Runs a short command, without progress.</summary>
    public Task<ControlResponse> RunAsync(ControlRequest request, CancellationToken cancel) => RunAsync(request, _ => { }, cancel);

    /// <param name="tell">Receives the progress of long commands.</param>
    public async Task<ControlResponse> RunAsync(ControlRequest request, Action<BackupProgress> tell, CancellationToken cancel)
    {
        // Otherwise a mistyped path would become a new, empty folder, which looks as if all were well.
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
        while (waited.Elapsed < MaxWait && ControlSocketPath.FindEndPoint(data) is not null);

        return ControlResponse.Problem($"Another process owns '{data.Path}' and doesn't answer commands. Its log says why. Stop it first.");
    }

    private async Task<ControlResponse> RunHereAsync(ControlRequest request, Action<BackupProgress> tell, CancellationToken cancel)
    {
        var serviceCollection = new ServiceCollection();
        addRooms(serviceCollection.AddLogging());
        await using ServiceProvider services = serviceCollection.BuildServiceProvider();
        try
        {
            await services.GetRequiredService<SiteDatabase>().OpenAsync(cancel);
        }
        catch (DatabaseUnavailableException away)
        {
            return ControlResponse.Problem($"The database can't be opened: {away.Message}");
        }

        bool needsContent = CommentCommandHandler.NeedsContent(request) || request.Verb is StaffCommandHandler.Add or RetractionCommandHandler.Load;
        if (needsContent)
        {
            if (new ContentLoader(new ContentFolder(content)).Read() is not { } snapshot)
            {
                return ControlResponse.Problem($"The content folder is missing: '{content}' has no {ContentFolder.MarkerFile}. Restore it, then try again.");
            }

            services.GetRequiredService<ContentStore>().Replace(snapshot);
        }

        return await services.GetRequiredService<ControlCommands>().RunAsync(request, TellAsync, cancel);

        Task TellAsync(BackupProgress step)
        {
            tell(step);
            return Task.CompletedTask;
        }
    }
}
