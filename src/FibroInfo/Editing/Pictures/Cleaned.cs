namespace FibroInfo.Editing.Pictures;

/// <summary>The bytes of a picture with nothing in them but the picture; or why there are none.</summary>
internal readonly record struct Cleaned(byte[] Bytes, PictureFault? Fault)
{
    public static Cleaned Not(PictureFault fault) => new([], fault);

    public static Cleaned Of(MemoryStream bytes) => new(bytes.ToArray(), null);
}
