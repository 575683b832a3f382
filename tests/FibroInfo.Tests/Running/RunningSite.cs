using System.Diagnostics;
using FibroInfo.Data;
using FibroInfo.Editing.Revisions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FibroInfo.Tests.Running;

/// <summary>The real program on a real port of this machine, over a copy of the shipped content.</summary>
public class RunningSite : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-data-");
    private readonly Factory _factory;

    public RunningSite()
        : this(_ => { })
    {
    }

    /// <param name="prepare">Changes the content before the site reads it for the first time.</param>
    /// <param name="settings">As the operator would set them.</param>
    public RunningSite(Action<ContentCopy> prepare, params (string Key, string Value)[] settings)
        : this(prepare, null, settings)
    {
    }

    /// <param name="makeData">Makes the data folder below a temporary one; else it is empty.</param>
    public RunningSite(Action<ContentCopy> prepare, Func<DirectoryInfo, DirectoryInfo>? makeData, params (string Key, string Value)[] settings)
        : this(prepare, makeData, null, settings)
    {
    }

    /// <param name="log">Hears what is logged, from the start on.</param>
    public RunningSite(Action<ContentCopy> prepare, Func<DirectoryInfo, DirectoryInfo>? makeData, ILoggerProvider? log, params (string Key, string Value)[] settings)
        : this(prepare, makeData, log, settings, waits: true)
    {
    }

    private RunningSite(Action<ContentCopy> prepare, Func<DirectoryInfo, DirectoryInfo>? makeData, ILoggerProvider? log, (string Key, string Value)[] settings, bool waits)
    {
        prepare(Content);
        Data = makeData?.Invoke(_root) ?? _root.CreateSubdirectory("data");
        _factory = new Factory(Content.Root, Data.FullName, Clock, log, settings);
        _factory.UseKestrel(0);
        _factory.StartServer();
        int port = _factory.ClientOptions.BaseAddress.Port;
        // By name, because the site answers under its own name only.
        Address = new Uri($"http://localhost:{port}");
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (waits)
        {
            WaitUntilLoaded();
        }
    }

    /// <summary>A site whose content is not read when it starts.</summary>
    /// <param name="takeAway">Takes it away before.</param>
    public static RunningSite StartAway(Action<ContentCopy> takeAway) => new(takeAway, null, null, [], waits: false);

    public ContentCopy Content { get; } = new();

    public SetClock Clock { get; } = new();

    public Uri Address { get; }

    /// <summary>Follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _factory.Services;

    /// <summary>What the site owns while it runs.</summary>
    public DirectoryInfo Data { get; }

    /// <summary>Waits until the site has read an edit, by asking for what the edit changes.</summary>
    public async Task UntilAsync(string path, Func<HttpResponseMessage, string, bool> isSo)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
            string text = await answer.Content.ReadAsStringAsync();
            if (isSo(answer, text))
            {
                return;
            }

            if (waited.Elapsed > Patience)
            {
                throw new TimeoutException($"{path} did not become what was waited for; it answers {(int)answer.StatusCode}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25));
        }
    }

    /// <summary>Waits until a version of a file of the content is kept.</summary>
    public async Task UntilKeptAsync(string file)
    {
        var waited = Stopwatch.StartNew();
        while (!await Services.GetRequiredService<SiteDatabase>().ReadAsync(db => db.Set<Revision>().AnyAsync(one => one.File == file)))
        {
            if (waited.Elapsed > Patience)
            {
                throw new TimeoutException($"No version of {file} was kept.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25));
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Client.Dispose();
            _factory.Dispose();
            Content.Dispose();
            _root.Delete(recursive: true);
        }
    }

    private void WaitUntilLoaded() =>
        UntilAsync("/health/ready", (answer, _) => answer.IsSuccessStatusCode).GetAwaiter().GetResult();

    private sealed class Factory(string content, string data, TimeProvider clock, ILoggerProvider? log, (string Key, string Value)[] settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Paths:Content", content);
            builder.UseSetting("Paths:Data", data);
            builder.UseSetting("Serilog:WriteTo:Console:Args:restrictedToMinimumLevel", "Fatal");
            if (log is not null)
            {
                // Whoever listens hears the framework too.
                builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft", "Information");
            }

            foreach ((string key, string value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton(clock);
                services.Insert(0, ServiceDescriptor.Singleton<IHostedService, PortGate>());
                if (log is not null)
                {
                    services.AddSingleton(log);
                }
            });
        }
    }

    // The framework's factory sets the port while the program goes on in a thread of its own: on a busy machine the server has started
    // by then, and setting it throws. The first service to start waits for the port.
    private sealed class PortGate(IServer server) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var waited = Stopwatch.StartNew();
            while (server.Features.Get<IServerAddressesFeature>() is { Addresses.Count: 0 } && waited.Elapsed < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), cancellationToken);
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
