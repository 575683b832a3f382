using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>The names that the checks look for, made ready once: build it when people.yaml or site.yaml was read, not for each comment.</summary>
public sealed class ScreeningPolicy
{
    /// <param name="staffNames">Full names of the clinic's people, as in people.yaml.</param>
    /// <param name="houseNames">Names that only the house may bear: of the site, of the clinic.</param>
    public ScreeningPolicy(IEnumerable<string> staffNames, IEnumerable<string> houseNames)
    {
        string[] staff = [.. staffNames];
        StaffInText = StaffNames.PatternForText(staff);
        StaffInName = StaffNames.PatternForName(staff);
        HouseNames = houseNames.Select(Skeleton.OfWhole).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
    }

    internal Regex StaffInText { get; }

    internal Regex StaffInName { get; }

    internal IReadOnlySet<string> HouseNames { get; }
}
