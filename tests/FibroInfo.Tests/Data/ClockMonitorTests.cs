using FibroInfo.Data;
using Microsoft.Extensions.Logging;

namespace FibroInfo.Tests.Data;

/// <summary>Nothing is erased by a clock that jumped.</summary>
public sealed class ClockMonitorTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-clock-");
    private readonly TestClock _clock = TestClock.At("2026-11-23T12:00:00Z");
    private readonly Lines _log = new();

    private string File => Path.Combine(_root.FullName, "clock.json");

    public void Dispose()
    {
        using var folder = new DataFolder(_root.FullName);
        _root.Delete(recursive: true);
    }

    [Theory]
    [InlineData(400.0, 400.0)]
    [InlineData(1.5, 1.5)]
    [InlineData(-1.5, -1.5)]
    [InlineData(-10.0, -10.0)]
    [InlineData(0.9, null)]
    [InlineData(-0.9, null)]
    public void More_than_a_day_between_the_clock_and_the_machine_pauses_erasing(double jumped, double? found)
    {
        ClockMonitor monitor = Started();
        _clock.Pass(TimeSpan.FromHours(2));
        Assert.Null(monitor.WaitBeforeErasing());

        _clock.Now += TimeSpan.FromDays(jumped);

        Assert.Equal(found, Days(monitor.Check()));
        Assert.Equal(found is not null, monitor.WaitBeforeErasing() is not null);
    }

    [Fact]
    public void Time_that_goes_by_is_no_jump_however_long()
    {
        ClockMonitor monitor = Started();
        _clock.Pass(TimeSpan.FromDays(400));

        Assert.Null(monitor.Check());
        Assert.Null(monitor.WaitBeforeErasing());
    }

    [Fact]
    public void A_clock_that_came_back_by_itself_leaves_erasing_paused_until_somebody_looked()
    {
        ClockMonitor monitor = Started();
        _clock.Pass(TimeSpan.FromHours(2));
        _clock.Now += TimeSpan.FromDays(400);
        Assert.Equal(400, Days(monitor.Check()));
        _clock.Now -= TimeSpan.FromDays(400);
        Assert.Equal(0, Days(monitor.Check()));
        Assert.NotNull(monitor.WaitBeforeErasing());

        monitor.Confirm();

        Assert.Null(monitor.Check());
        Assert.Null(monitor.WaitBeforeErasing());
    }

    [Fact]
    public void A_restart_does_not_forget_that_erasing_is_paused_nor_that_somebody_looked()
    {
        ClockMonitor monitor = Started();
        monitor.Check();
        _clock.Now += TimeSpan.FromDays(400);
        monitor.Check();

        ClockMonitor again = Started();
        Assert.Equal(400, Days(again.Check()));
        _clock.Pass(TimeSpan.FromHours(2));
        Assert.NotNull(again.WaitBeforeErasing());
        again.Confirm();

        ClockMonitor third = Started();
        Assert.Null(third.Check());
        Assert.InRange(third.WaitBeforeErasing()!.Value, TimeSpan.FromMinutes(59), ClockMonitor.WaitAfterStart);
    }

    [Fact]
    public void After_a_stop_the_first_erasing_waits_an_hour_and_the_log_says_how_long_the_site_was_stopped()
    {
        Started().Check();
        _clock.Now += TimeSpan.FromDays(3);

        ClockMonitor again = Started();

        Assert.InRange(again.WaitBeforeErasing()!.Value, TimeSpan.FromMinutes(59), ClockMonitor.WaitAfterStart);
        Assert.Contains(_log.Said, line => line.StartsWith("The site was stopped for 3.00:00:0", StringComparison.Ordinal));
        _clock.Pass(ClockMonitor.WaitAfterStart);
        Assert.Null(again.WaitBeforeErasing());
    }

    [Fact]
    public void A_clock_that_is_put_right_in_the_hour_after_a_start_is_a_jump()
    {
        Started().Check();
        _clock.Now += TimeSpan.FromDays(400);
        ClockMonitor again = Started();
        Assert.Null(again.Check());
        _clock.Pass(TimeSpan.FromMinutes(30));
        _clock.Now -= TimeSpan.FromDays(400);

        Assert.Equal(-400, Days(again.Check()));
    }

    [Fact]
    public void A_start_before_the_site_last_ran_pauses_erasing()
    {
        Started().Check();
        _clock.Now -= TimeSpan.FromDays(10);

        Assert.Equal(-10, Days(Started().Check()));
    }

    [Fact]
    public void The_moment_at_which_the_site_last_ran_is_on_record_to_some_minutes()
    {
        ClockMonitor monitor = Started();
        monitor.Check();
        _clock.Pass(TimeSpan.FromDays(20));
        monitor.Check();
        _clock.Now += TimeSpan.FromDays(1);

        Started().Check();

        Assert.Contains(_log.Said, line => line.StartsWith("The site was stopped for 1.00:00:0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("null")]
    public void A_record_that_is_none_is_written_again(string content)
    {
        System.IO.File.WriteAllText(File, content);

        Assert.Null(Started().Check());

        Assert.Contains("LastSeen", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_cannot_be_read_is_said_once_and_pauses_erasing_until_somebody_looked()
    {
        Started().Check();
        ClockMonitor monitor;
        using (new FileStream(File, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            monitor = Started();
            Assert.Equal(0, Days(monitor.Check()));
            _clock.Pass(ClockMonitor.WaitAfterStart * 2);
            Assert.NotNull(monitor.WaitBeforeErasing());
        }

        Assert.Single(_log.Said, line => line.StartsWith("clock.json in the data folder cannot be read", StringComparison.Ordinal));
        Assert.Equal(0, Days(Started().Check()));
        monitor.Confirm();
        Assert.Null(monitor.WaitBeforeErasing());
    }

    [Fact]
    public void The_record_is_for_the_site_s_user_alone()
    {
        Started().Check();

        Assert.True(OperatingSystem.IsWindows() || System.IO.File.GetUnixFileMode(File) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(["clock.json"], _root.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public void Where_nothing_can_be_recorded_erasing_is_paused_all_the_same_and_cannot_be_confirmed()
    {
        ClockMonitor monitor = Started();
        _root.CreateSubdirectory("clock.json.new");
        Assert.Null(monitor.Check());
        _clock.Now += TimeSpan.FromDays(400);

        Assert.Equal(400, Days(monitor.Check()));
        Assert.Throws<DatabaseUnavailableException>(monitor.Confirm);
        Assert.Equal(400, Days(monitor.Check()));

        Directory.Delete($"{File}.new");
        monitor.Check();
        Assert.Equal(400, Days(Started().Check()));
    }

    // As after a start of the site.
    private ClockMonitor Started()
    {
        using var loggers = new LoggerFactory([_log]);
        return new ClockMonitor(new ClockRecordFile(new DataFolder(_root.FullName)), _clock, loggers.CreateLogger<ClockMonitor>());
    }

    private static double? Days(TimeSpan? moved) => moved is { } some ? Math.Round(some.TotalDays, 2) + 0.0 : null;

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
