using System.Collections.Frozen;

namespace FibroInfo.Web;

/// <summary>Everything servable in <c>wwwroot</c> at one moment. A value: a changed file makes a new one.</summary>
public sealed class AssetSet
{
    public static readonly AssetSet Empty = new([]);

    // What is not in this table is not served: no licence text, no source map, no editor's backup.
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml; charset=utf-8",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
    }.ToFrozenDictionary();

    // T13: neither dotfiles nor links that lead out of the folder.
    private static readonly EnumerationOptions Files = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    private readonly FrozenDictionary<string, Asset> _byPath;
    private readonly FrozenDictionary<string, Asset> _byAddress;

    private AssetSet(IReadOnlyCollection<Asset> assets)
    {
        _byPath = assets.ToFrozenDictionary(asset => asset.Path);
        _byAddress = assets.SelectMany(asset => new[] { asset.Address, asset.AddressWithoutHash, $"/{asset.Path}" }.Select(address => (address, asset)))
            .ToFrozenDictionary(pair => pair.address, pair => pair.asset);
    }

    /// <summary>Reads the folder; what has not changed since <paramref name="before"/> is taken over with its packing.</summary>
    public static AssetSet Read(string folder, AssetSet before)
    {
        var assets = new List<Asset>();
        foreach (string file in Directory.EnumerateFiles(folder, "*", Files))
        {
            if (Types.TryGetValue(Path.GetExtension(file), out string? type))
            {
                string path = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
                byte[] bytes = File.ReadAllBytes(file);
                assets.Add(before.AtPath(path) is { } known && known.Bytes.Span.SequenceEqual(bytes) ? known : new Asset(path, bytes, type));
            }
        }

        return new AssetSet(assets);
    }

    public Asset? AtPath(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The file at <c>/assets/…</c>, with any hash, or at its plain path (<c>/favicon.svg</c>).</summary>
    public Asset? At(string address) =>
        _byAddress.GetValueOrDefault(address)
            ?? (address.StartsWith("/assets/", StringComparison.Ordinal) ? _byAddress.GetValueOrDefault(WithoutHash(address)) : null);

    // During a change of version a page of one process asks another for its style sheet: today's is better than none.
    private static string WithoutHash(string address)
    {
        int dot = address.LastIndexOf('.');
        int start = dot - Asset.HashDigits - 1;
        return start > 0 && address[start] == '.' && address[(start + 1)..dot].All(char.IsAsciiHexDigitLower)
            ? address.Remove(start, dot - start)
            : address;
    }
}
