namespace FibroInfo.Site;

/// <summary>Everything the yaml files say, as one immutable value.</summary>
public sealed record Handbook(
    SiteProfile Site, Catalogue<Person> People, Catalogue<Clinic> Clinics, Catalogue<Condition> Conditions,
    Catalogue<Topic> Topics, Catalogue<Term> Terms)
{
    public static readonly Handbook Empty = new(
        SiteProfile.Default, Catalogue<Person>.Empty, Catalogue<Clinic>.Empty, Catalogue<Condition>.Empty,
        Catalogue<Topic>.Empty, Catalogue<Term>.Empty);
}
