using Microsoft.AspNetCore.Hosting.Server;

namespace FibroInfo.Web;

/// <summary>Where the site listens, how much it takes in, and how long it waits (security: framework defaults, R9).</summary>
public static class Listening
{
    /// <summary>Bytes of any post; visitors' are smaller (<see cref="PostSize"/>), and a page that takes more says so itself.</summary>
    public const int MostBodyBytes = 64 * 1024;

    public static void AddListening(this WebApplicationBuilder builder, Settings settings)
    {
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            // How many there may be is for OpenConnections to say: the server's own limit shuts out who comes last.
            kestrel.Limits.MaxConcurrentConnections = null;
            OpenConnections connections = kestrel.ApplicationServices.GetRequiredService<OpenConnections>();
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => connections.HoldAsync(connection, next)));
        });
        string where = builder.Configuration.GetSection("Kestrel:Endpoints").Exists()
            ? "Kestrel:Endpoints is set"
            : $"Urls is '{string.Join(';', settings.Urls)}'";
        ServiceDescriptor server = builder.Services.Last(service => service.ServiceType == typeof(IServer));
        builder.Services.AddSingleton<IServer>(services => new ListeningServer(Make(server, services), where));
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<OpenConnections>(services, settings));
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
