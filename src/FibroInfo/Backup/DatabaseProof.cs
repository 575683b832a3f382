using FibroInfo.Data;

namespace FibroInfo.Backup;

/// <summary>Whether a database that was unpacked is the one that was packed, and one that this program can use.</summary>
internal static class DatabaseProof
{
    /// <returns>A sentence about what is wrong, or null.</returns>
    public static string? FaultOf(string path, Manifest manifest)
    {
        StoreFacts? facts = StoreFacts.Of(path);
        if (facts is { Integrity: not "ok" })
        {
            return $"Its database is broken: {facts.Integrity}.";
        }

        DatabaseOrigin? origin = facts?.Origin;
        if (facts is null || origin is not { Maker: DatabaseMaker.ThisProgram })
        {
            return origin?.Maker switch
            {
                DatabaseMaker.NewerVersion => $"Its database is of a newer FibroInfo ({origin.Unknown}). Use the program that made it, or a newer one.",
                DatabaseMaker.UnreleasedVersion => $"Its database is of a FibroInfo from before the first release ({origin.Unknown}). "
                    + "This version cannot read it: use the program that made it.",
                _ => "What should be its database is none of FibroInfo.",
            };
        }

        string[] differing =
        [
            .. facts.Rows.Keys.Union(manifest.Rows.Keys)
                .Where(table => facts.Rows.GetValueOrDefault(table, -1) != manifest.Rows.GetValueOrDefault(table, -1)),
        ];
        return differing is [var first, ..]
            ? $"Its database does not hold what its list says: {facts.Rows.GetValueOrDefault(first):N0} rows of '{first}', "
                + $"not {manifest.Rows.GetValueOrDefault(first):N0}."
            : null;
    }
}
