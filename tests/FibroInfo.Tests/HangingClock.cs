namespace FibroInfo.Tests;

/// <summary>A clock that answers nobody until a test says so: whoever asks it hangs, as on a drive that does not answer.</summary>
public sealed class HangingClock : TimeProvider, IDisposable
{
    private readonly ManualResetEventSlim _answers = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when somebody hangs.</summary>
    public Task Asked => _asked.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public void Answer() => _answers.Set();

    public override DateTimeOffset GetUtcNow()
    {
        _asked.TrySetResult();
        _answers.Wait();
        return base.GetUtcNow();
    }

    public void Dispose() => _answers.Dispose();
}
