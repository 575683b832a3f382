using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace FibroInfo.Web;

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
