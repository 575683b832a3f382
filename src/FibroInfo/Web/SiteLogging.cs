using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace FibroInfo.Web;

/// <summary>Where the log goes and how much of it, from the section <c>Serilog</c> of the settings.</summary>
public static class SiteLogging
{
    /// <returns>Why there can be no log as the settings say, in a sentence; null when there is one.</returns>
    public static string? AddSiteLogging(this WebApplicationBuilder builder)
    {
        if (LogFileCheck.FindFault(builder.Configuration) is { } fault)
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
        // It writes an exception with its words, which may be a reader's; SiteExceptionHandler and UnfinishedResponseMiddleware write it without.
        log.MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LevelAlias.Off);
        if (!builder.Configuration.GetSection("Serilog:WriteTo").Exists())
        {
            // Started beside its settings file, the site must still not be silent.
            log.MinimumLevel.Override("Microsoft", LogEventLevel.Warning).WriteTo.Console(new JsonLogFormatter());
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

/// <summary>Whether the files of the log can be written: Serilog is silent when they cannot.</summary>
internal static class LogFileCheck
{
    /// <returns>A sentence that names the setting and says what to do; null when all can be written.</returns>
    public static string? FindFault(IConfiguration configuration) => configuration.GetSection("Serilog:WriteTo").GetChildren()
        .Where(sink => sink["Name"] == "File")
        .Select(sink => sink.GetSection("Args:path"))
        .Where(path => !string.IsNullOrWhiteSpace(path.Value))
        .Select(FindFault)
        .FirstOrDefault(fault => fault is not null);

    private static string? FindFault(IConfigurationSection setting)
    {
        try
        {
            string file = Path.GetFullPath(Environment.ExpandEnvironmentVariables(setting.Value!)), folder = Path.GetDirectoryName(file) ?? file;
            if (Directory.Exists(file) || Path.EndsInDirectorySeparator(file))
            {
                return $"{setting.Path} is '{setting.Value}'; that is a folder, and it must be a file.";
            }

            Directory.CreateDirectory(folder);
            // Where each day has a file of its own, today's is not there yet.
            string tried = File.Exists(file) ? file : Path.Combine(folder, Path.GetRandomFileName());
            bool isNew = tried != file;
            using FileStream written = new(
                tried, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1, isNew ? FileOptions.DeleteOnClose : FileOptions.None);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"{setting.Path} is '{setting.Value}'; the log cannot be written there ({refused.Message.TrimEnd('.')}). "
                + "Give the site's user the right to write there, or set another file.";
        }
    }
}

/// <summary>One line a request: what was asked of which route, and how it went. Never a path, a query, an address or a browser (C-17).</summary>
public static class RequestLogging
{
    public static void UseRequestLogging(this IApplicationBuilder app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
        options.MessageTemplate = "{Method:l} {Route:l} {Status} {Milliseconds} ms";
        options.GetLevel = (context, _, _) => LevelOf(context);
        options.GetMessageTemplateProperties = (context, _, milliseconds, _) =>
        [
            new("Method", new ScalarValue(MethodOf(context.Request))),
            new("Route", new ScalarValue(RouteOf(context))),
            new("Status", new ScalarValue(context.Response.StatusCode)),
            new("Milliseconds", new ScalarValue(Math.Round(milliseconds, 1))),
        ];
    });

    /// <summary>The pattern of the page that was found, <c>/articles/{slug}</c>.</summary>
    internal static string RouteOf(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern } ? $"/{pattern.TrimStart('/')}" : "(none)";

    // A probe every few seconds would be most of the log. What failed is an error in the log already, so its request is none.
    private static LogEventLevel LevelOf(HttpContext context) =>
        RouteOf(context).StartsWith(HealthEndpoints.Prefix, StringComparison.Ordinal) ? LogEventLevel.Verbose : LogEventLevel.Information;

    // Anybody can make up a method, and would write into the log with it.
    private static string MethodOf(HttpRequest request) => request.Method is "GET" or "HEAD" or "POST" ? request.Method : "(other)";
}
