using System.Buffers.Binary;
using System.Text;
using FibroInfo.Content.Pictures;

namespace FibroInfo.Tests.Content;

/// <summary>Sizes of pictures whose first bytes are made here, after the formats' own descriptions.</summary>
public sealed class PictureSizeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pictures-");

    public static TheoryData<string, byte[]> Pictures => new()
    {
        { "a.png", [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, .. Big(640), .. Big(480), 8, 2, 0, 0, 0] },
        { "a.gif", [.. "GIF89a"u8, .. Little16(640), .. Little16(480), 0, 0, 0] },
        { "a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xC2, 0, 11, 8, .. Big(480)[2..], .. Big(640)[2..], 1, 1, 0x11, 0] },
        { "lossy.webp", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8 "u8, 0, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, .. Little16(640), .. Little16(480)] },
        { "lossless.webp", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8L"u8, 0, 0, 0, 0, 0x2F, .. Little32(639 | (479 << 14)), 0, 0, 0, 0, 0] },
        { "extended.webp", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, .. Little32(639)[..3], .. Little32(479)[..3]] },
        { "a.avif", [0, 0, 0, 16, .. "ftypavif"u8, 0, 0, 0, 0, 0, 0, 0, 20, .. "ispe"u8, 0, 0, 0, 0, .. Big(640), .. Big(480)] },
        { "box.svg", Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><!-- x --><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0,0 640 480\"/>") },
        { "pixels.svg", Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640px\" height=\"480\" viewBox=\"0 0 1 1\"/>") },
        { "percent.svg", Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100%\" height=\"100%\" viewBox=\"0 0 640 480\"/>") },
    };

    public static TheoryData<string, byte[]> Broken => new()
    {
        { "empty.png", [] },
        { "short.png", [0x89, .. "PNG"u8] },
        { "short.gif", [.. "GIF89a"u8] },
        { "short.jpg", [0xFF, 0xD8, 0xFF] },
        { "endless.jpg", [0xFF, 0xD8, .. Enumerable.Repeat<byte>(0xFF, 70_000)] },
        { "zeros.jpg", [0xFF, 0xD8, .. new byte[70_000]] },
        { "short.webp", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8X"u8] },
        { "short.avif", [0, 0, 0, 20, .. "ispe"u8] },
        { "page.svg", Encoding.UTF8.GetBytes("<html/>") },
        { "broken.svg", Encoding.UTF8.GetBytes("<svg") },
        { "bomb.svg", Encoding.UTF8.GetBytes("<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><svg width=\"&b;\"/>") },
        { "words.svg", Encoding.UTF8.GetBytes("<svg width=\"wide\" height=\"-1\"/>") },
        { "huge.svg", Encoding.UTF8.GetBytes("<svg width=\"1e308\" height=\"NaN\"/>") },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Pictures))]
    public void The_size_of_a_picture_is_read_from_its_first_bytes(string name, byte[] bytes) => Assert.Equal((640, 480), SizeOf(name, bytes));

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_picture_that_is_none_has_no_size_and_throws_nothing(string name, byte[] bytes) => Assert.Equal((0, 0), SizeOf(name, bytes));

    [Fact]
    public void A_picture_that_is_gone_has_no_size() => Assert.Equal((0, 0), PictureSize.Read(Path.Combine(_folder.FullName, "gone.png")));

    private (int Width, int Height) SizeOf(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return PictureSize.Read(path);
    }

    private static byte[] Big(int number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little32(int number) => BitConverter.GetBytes(number);

    private static byte[] Little16(int number) => BitConverter.GetBytes((short)number);
}
