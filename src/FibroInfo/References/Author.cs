namespace FibroInfo.References;

/// <summary>An author or editor: a person with a <see cref="Family"/> name, or a group with a <see cref="Literal"/> name.</summary>
public sealed record Author
{
    public string? Family { get; init; }

    /// <summary>Given names or initials as in the record: "Carmen M", "E M", "Yan-hui".</summary>
    public string? Given { get; init; }

    /// <summary>A particle that is part of the name, also for sorting: "van der".</summary>
    public string? NonDroppingParticle { get; init; }

    /// <summary>A particle that some styles drop ("de" of de Beauvoir); Vancouver keeps it.</summary>
    public string? DroppingParticle { get; init; }

    public string? Suffix { get; init; }

    public string? Literal { get; init; }

    public bool IsGroup => Literal is not null;

    /// <summary>The family name with its particles, "van der Valk"; the whole name of a group.</summary>
    public string Surname => Literal ?? Join(DroppingParticle, Join(NonDroppingParticle, Family));

    public override string ToString() => Given is null ? Surname : $"{Given} {Surname}";

    // "d'" and "al-" are joined to the name without a space, "van der" is not.
    private static string Join(string? particle, string? name) => particle switch
    {
        null => name ?? "",
        _ when particle.EndsWith('\'') || particle.EndsWith('’') || particle.EndsWith('-') => particle + name,
        _ => $"{particle} {name}",
    };
}
