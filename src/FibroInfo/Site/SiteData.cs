namespace FibroInfo.Site;

/// <summary>Everything the yaml files say, as one immutable value.</summary>
public sealed record SiteData(
    SiteProfile Site, IdMap<Person> People, IdMap<Clinic> Clinics, IdMap<Condition> Conditions,
    IdMap<Topic> Topics, IdMap<Term> Terms)
{
    public static readonly SiteData Empty = new(
        SiteProfile.Default, IdMap<Person>.Empty, IdMap<Clinic>.Empty, IdMap<Condition>.Empty,
        IdMap<Topic>.Empty, IdMap<Term>.Empty);
}
