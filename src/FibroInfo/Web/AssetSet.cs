using System.Collections.Frozen;
using System.Security.Cryptography;

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

/// <summary>One file of <c>wwwroot</c>, in memory, in every coding it is sent in.</summary>
public sealed class Asset
{
    private readonly EncodedBody _plain;
    private readonly Lazy<Task<EncodedBody>> _gzip;
    private readonly Lazy<Task<EncodedBody>> _brotli;

    /// <param name="path">Below wwwroot, with forward slashes: <c>css/site.css</c>.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="contentType">With its charset where it is text.</param>
    public Asset(string path, byte[] bytes, string contentType)
    {
        Path = path;
        ContentType = contentType;
        Address = AddressOf(path, $".{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, HashDigits / 2))}");
        _plain = EncodedBody.Create(ContentCoding.Identity, bytes);
        // The best packing takes long: it is done once, for who asks first, and not at the start, when there is most to do.
        _gzip = new(() => PackAsync(ContentCoding.Gzip));
        _brotli = new(() => PackAsync(ContentCoding.Brotli));
    }

    public const int HashDigits = 12;

    public string Path { get; }

    public string ContentType { get; }

    public ReadOnlyMemory<byte> Bytes => _plain.Bytes;

    /// <summary><c>/assets/site.2f1c09ab34de.css</c>: never another file's, so a browser keeps it for ever.</summary>
    public string Address { get; }

    /// <summary>The same without the hash: what a script's <c>import './other.js'</c> asks for.</summary>
    public string AddressWithoutHash => AddressOf(Path, "");

    public Task<EncodedBody> CompressedAsync(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => _brotli.Value,
        ContentCoding.Gzip => _gzip.Value,
        _ => Task.FromResult(_plain),
    };

    // The folders css and js say no more than the ending does.
    private static string AddressOf(string path, string hash)
    {
        int start = path.StartsWith("css/", StringComparison.Ordinal) ? 4 : path.StartsWith("js/", StringComparison.Ordinal) ? 3 : 0;
        int dot = path.LastIndexOf('.');
        return $"/assets/{path[start..dot]}{hash}{path[dot..]}";
    }

    private Task<EncodedBody> PackAsync(ContentCoding coding) =>
        !ContentCodings.IsWorthwhile(ContentType) ? Task.FromResult(_plain) : Task.Run(() =>
        {
            byte[] packed = coding.CompressForStorage(_plain.Bytes.Span);
            return packed.Length < _plain.Bytes.Length ? EncodedBody.Create(coding, packed) : _plain;
        });
}
