using FibroInfo.Data;

namespace FibroInfo.Backup;

/// <summary>Where a site stands on this machine.</summary>
/// <param name="Content">The content folder.</param>
/// <param name="Data">The data folder.</param>
/// <param name="Database">The file of the store; mostly in the data folder.</param>
public sealed record Places(string Content, DataFolder Data, string Database)
{
    /// <summary>False when the operator set a file elsewhere.</summary>
    public bool IsDatabaseInData => Path.GetFullPath(Database) == Path.GetFullPath(Data.File(Path.GetFileName(PackedNames.Database)));
}
