using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace FibroInfo.Web;

/// <summary>Where the log goes and how much of it, from the section <c>Serilog</c> of the settings.</summary>
public static class SiteLog
{
    public static void AddSiteLog(this WebApplicationBuilder builder)
    {
        LoggerConfiguration log = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).Enrich.With<WithoutPeople>();
        if (!builder.Configuration.GetSection("Serilog:WriteTo").Exists())
        {
            // Started beside its settings file, the site must still not be silent.
            log.MinimumLevel.Override("Microsoft", LogEventLevel.Warning).WriteTo.Console(new JsonLine());
        }

        builder.Logging.ClearProviders();
        // It says nothing that the request log does not, and makes an activity and a scope for each request: half of what a page from memory costs.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddSerilog(log.CreateLogger(), dispose: true);
    }

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
