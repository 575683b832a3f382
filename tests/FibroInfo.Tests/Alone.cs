namespace FibroInfo.Tests;

/// <summary>Tests that measure the process, or how long something takes, run while no other does; so do those that keep the machine busy.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
