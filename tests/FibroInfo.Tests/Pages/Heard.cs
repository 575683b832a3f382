using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FibroInfo.Tests.Pages;

/// <summary>Every event that is logged, with its exception whole.</summary>
internal sealed class Heard : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    /// <summary>Those so far that hold <paramref name="words"/>.</summary>
    public string[] LinesWith(string words) => [.. Lines.Where(line => line.Contains(words, StringComparison.Ordinal))];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        // Serilog puts a text in a message between quotation marks.
        Lines.Enqueue($"{formatter(state, exception)} {exception}".Replace("\"", "", StringComparison.Ordinal));

    public void Dispose()
    {
    }
}
