using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace FibroInfo.Web;

/// <summary>Where the site listens, how much it takes in, and how long it waits (security: framework defaults, R9).</summary>
public static class KestrelEndpoints
{
    /// <summary>Bytes of any post; visitors' are smaller (<see cref="PostSizeMiddleware"/>), and a page that takes more says so itself.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    public static void AddKestrelEndpoints(this WebApplicationBuilder builder, SiteSettings settings)
    {
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            // How many there may be is for OpenConnections to say: the server's own limit shuts out who comes last.
            kestrel.Limits.MaxConcurrentConnections = null;
            ConnectionLimiter connections = kestrel.ApplicationServices.GetRequiredService<ConnectionLimiter>();
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => connections.TrackAsync(connection, next)));
        });
        string where = builder.Configuration.GetSection("Kestrel:Endpoints").Exists()
            ? "Kestrel:Endpoints is set"
            : $"Urls is '{string.Join(';', settings.Urls)}'";
        ServiceDescriptor server = builder.Services.Last(service => service.ServiceType == typeof(IServer));
        builder.Services.AddSingleton<IServer>(services => new ListeningServer(Make(server, services), where));
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<ConnectionLimiter>(services, settings));
    }

    /// <summary>Serves until it is told to stop.</summary>
    /// <returns>Why it could not listen, in a sentence; else null.</returns>
    public static async Task<string?> TryRunAsync(this WebApplication app)
    {
        await using (app)
        {
            try
            {
                await app.StartAsync();
            }
            catch (CannotListenException cannot)
            {
                // The jobs that began before end as at any stop; else the log would call them failed.
                await app.StopAsync();
                return cannot.Message;
            }

            await app.WaitForShutdownAsync();
            return null;
        }
    }

    private static IServer Make(ServiceDescriptor server, IServiceProvider services) => (IServer)(
        server.ImplementationFactory?.Invoke(services) ?? ActivatorUtilities.CreateInstance(services, server.ImplementationType!));
}

/// <summary>The server, which says in a sentence why it cannot listen where the settings say: that is a wrong setting, and no fault of the program.</summary>
/// <param name="server">The framework's.</param>
/// <param name="where">The setting and its value, as in "Urls is 'http://localhost:80'".</param>
internal sealed class ListeningServer(IServer server, string where) : IServer
{
    public IFeatureCollection Features => server.Features;

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        try
        {
            await server.StartAsync(application, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // It does nothing but read its settings and listen.
            throw new CannotListenException($"{where}; the site cannot listen there: {InWords(fault)}", fault);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    public void Dispose() => server.Dispose();

    private static string InWords(Exception fault) => CauseOf<SocketException>(fault)?.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => "another program listens there already. Stop it, or set another port.",
        SocketError.AddressNotAvailable => "this machine has no such address. Set one of its own, localhost, or * for all of them.",
        SocketError.AddressFamilyNotSupported => "this machine has no addresses of this kind. Set one of its own, or localhost.",
        SocketError.AccessDenied => "the site's user has no right to. Set a port above 1023, or give the right to lower ones.",
        _ => $"{Sentence(fault.GetBaseException().Message)} Set another address.",
    };

    private static T? CauseOf<T>(Exception? fault)
        where T : Exception =>
        fault is T found ? found
        : fault is AggregateException several ? several.InnerExceptions.Select(CauseOf<T>).FirstOrDefault(cause => cause is not null)
        : fault is null ? null
        : CauseOf<T>(fault.InnerException);

    // Some of the framework's messages go on with advice over several lines, for who works on the program.
    private static string Sentence(string message) => $"{message.Split('\n')[0].Trim().TrimEnd('.')}.";
}

/// <summary>The site cannot listen where the settings say; a sentence for the operator.</summary>
public sealed class CannotListenException(string message, Exception inner) : Exception(message, inner);
