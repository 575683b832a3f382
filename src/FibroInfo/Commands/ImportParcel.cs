using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Data;
using FibroInfo.References;
using FibroInfo.References.Formats;

namespace FibroInfo.Commands;

/// <summary>
/// Sources on their way from an import to the site that runs: a file in its data folder, as they are too many for the socket.
/// Only its name is sent, and only such a name is opened.
/// </summary>
internal sealed partial class ImportParcel : IDisposable
{
    private readonly string _path;

    private ImportParcel(DataFolder data, string name) => (Name, _path) = (name, data.File(name));

    public string Name { get; }

    public static bool IsOne(string name) => Form().IsMatch(name);

    public static ImportParcel LayDown(DataFolder data, IReadOnlyList<Reference> sources)
    {
        var parcel = new ImportParcel(data, $"incoming-{Guid.NewGuid():N}.json");
        OwnersOnly.Write(parcel._path, Encoding.UTF8.GetBytes(CslJson.Write(sources)));
        return parcel;
    }

    public static async Task<IReadOnlyList<Reference>> OpenAsync(DataFolder data, string name, CancellationToken cancel) =>
        Pasted.Read(await File.ReadAllTextAsync(data.File(name), cancel), name).Sources;

    public void Dispose() => File.Delete(_path);

    [GeneratedRegex(@"\Aincoming-[0-9a-f]{32}\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
