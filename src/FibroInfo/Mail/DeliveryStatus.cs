namespace FibroInfo.Mail;

/// <summary>How sending went last, since the site started. It holds nobody's address.</summary>
public sealed class DeliveryStatus(TimeProvider clock)
{
    private volatile DeliveryOutcome? _lastFailure;
    private volatile DeliveryOutcome? _lastSuccess;

    /// <summary>Null while nothing failed.</summary>
    public DeliveryOutcome? LastFailure => _lastFailure;

    /// <summary>Null while nothing was sent.</summary>
    public DeliveryOutcome? LastSuccess => _lastSuccess;

    /// <param name="failure">Null when the e-mail was sent.</param>
    /// <returns>The same.</returns>
    internal DeliveryFailure? Record(DeliveryFailure? failure)
    {
        var outcome = new DeliveryOutcome(failure, clock.GetUtcNow());
        if (failure is null)
        {
            _lastSuccess = outcome;
        }
        else
        {
            _lastFailure = outcome;
        }

        return failure;
    }
}

public sealed record DeliveryOutcome(DeliveryFailure? Failure, DateTimeOffset At);
