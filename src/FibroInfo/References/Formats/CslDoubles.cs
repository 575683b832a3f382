using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Sees to it that each citation key, DOI and PMID stands in the file once .</summary>
internal sealed class CslDoubles(List<Problem> problems)
{
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    /// <summary>False, with a problem added, when an earlier item has the same key, DOI or PMID.</summary>
    public bool IsFirst(Reference reference, Place place)
    {
        if (!_places.TryAdd(reference.Id, place))
        {
            problems.Add(place.Error(
                "reference.doubled",
                $"'{reference.Id}' stands twice, first on line {_places[reference.Id].Line}.",
                "Rename one of the two, or take it out."));
            return false;
        }

        bool ownDoi = IsFirst("DOI", reference.Doi?.Value, reference, place);
        bool ownPmid = IsFirst("PMID", reference.Pmid, reference, place);
        return ownDoi && ownPmid;
    }

    private bool IsFirst(string kind, string? value, Reference reference, Place place)
    {
        if (value is null || _owners.TryAdd($"{kind} {value}", reference.Id))
        {
            return true;
        }

        string other = _owners[$"{kind} {value}"];
        problems.Add(place.Error(
            "reference.doubled",
            $"'{reference.Id}' has the same {kind} as '{other}' on line {_places[other].Line}: {value}.",
            "Keep one of the two and cite it everywhere, or correct the wrong number."));
        return false;
    }
}
