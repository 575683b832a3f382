namespace FibroInfo.Tests.Durability;

[Collection(Alone.Name)]
public sealed class KillTests
{
    // figures.sh kills it 50 times with the same code.
    private const int Kills = 5;

    // On a quiet machine it is below two seconds, which figures.sh holds it to; a machine of CI may be slow.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task R1_A_site_killed_while_readers_write_loses_nothing_it_acknowledged_stores_nothing_twice_and_starts_again()
    {
        using var trial = new KillTrial();
        await trial.RunAsync(Path.Combine(AppContext.BaseDirectory, "FibroInfo.dll"), Kills, Patience);
        Assert.Empty(trial.Faults);
        Assert.Equal(Kills, trial.ReadyAgain.Count);
        Assert.True(trial.Writers.Acknowledged.Count > Kills, "Hardly anything was acknowledged.");
    }
}
