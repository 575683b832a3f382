using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace FibroInfo.Web;

/// <summary>Where the log goes and how much of it, from the section <c>Serilog</c> of the settings.</summary>
public static class SiteLog
{
    /// <returns>Why there can be no log as the settings say, in a sentence; null when there is one.</returns>
    public static string? AddSiteLog(this WebApplicationBuilder builder)
    {
        if (LogFiles.FaultOf(builder.Configuration) is { } fault)
        {
            return fault;
        }

        var log = new LoggerConfiguration();
        try
        {
            log.ReadFrom.Configuration(builder.Configuration);
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            return $"Serilog is set in a way that cannot be read ({wrong.GetBaseException().Message.TrimEnd('.')}). "
                + "Correct the section 'Serilog' of the settings.";
        }

        var providers = new LoggerProviderCollection();
        log.Enrich.With<WithoutPeople>().Filter.ByExcluding(IsSaidAtTheEnd).WriteTo.Providers(providers);
        // It says nothing that the request log does not, and makes an activity and a scope for each request: half of what a page from memory costs.
        log.MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off);
        if (!builder.Configuration.GetSection("Serilog:WriteTo").Exists())
        {
            // Started beside its settings file, the site must still not be silent.
            log.MinimumLevel.Override("Microsoft", LogEventLevel.Warning).WriteTo.Console(new JsonLine());
        }

        builder.Logging.ClearProviders();
        builder.Host.UseSerilog(log.CreateLogger(), dispose: true, providers);
        return null;
    }

    // Where the site cannot listen, the sentence at its end is enough: no fault of the program, which its trace would look like.
    private static bool IsSaidAtTheEnd(LogEvent logEvent) => logEvent.Exception is CannotListenException
        || (logEvent.Level == LogEventLevel.Fatal
            && logEvent.Properties.GetValueOrDefault(Constants.SourceContextPropertyName) is ScalarValue { Value: "Microsoft.AspNetCore.Server.Kestrel" });

    // The framework hangs the path on every event of a request: who read what, and not kept (C-17). The rest is noise.
    private sealed class WithoutPeople : ILogEventEnricher
    {
        private static readonly string[] Names = ["RequestPath", "ConnectionId", "RequestId", "ActionId", "ActionName", "EventId"];

        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            foreach (string name in Names)
            {
                logEvent.RemovePropertyIfPresent(name);
            }
        }
    }
}
