using System.Security.Cryptography;

namespace FibroInfo.Web;

/// <summary>One file of <c>wwwroot</c>, in memory, in every coding it is sent in.</summary>
public sealed class Asset
{
    private readonly Packed _plain;
    private readonly Lazy<Task<Packed>> _gzip;
    private readonly Lazy<Task<Packed>> _brotli;

    /// <param name="path">Below wwwroot, with forward slashes: <c>css/site.css</c>.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="contentType">With its charset where it is text.</param>
    public Asset(string path, byte[] bytes, string contentType)
    {
        Path = path;
        ContentType = contentType;
        Address = AddressOf(path, $".{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, HashDigits / 2))}");
        _plain = Packed.Of(ContentCoding.Identity, bytes);
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

    public Task<Packed> PackedAsync(ContentCoding coding) => coding switch
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

    private Task<Packed> PackAsync(ContentCoding coding) =>
        !ContentCodings.Pays(ContentType) ? Task.FromResult(_plain) : Task.Run(() =>
        {
            byte[] packed = coding.PackForGood(_plain.Bytes.Span);
            return packed.Length < _plain.Bytes.Length ? Packed.Of(coding, packed) : _plain;
        });
}
