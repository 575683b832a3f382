using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace FibroInfo.Tests.Backup;

/// <summary>A backup taken apart, to be put together otherwise, with a seal that is right: only what was changed is wrong.</summary>
internal sealed class Forgery
{
    private const string List = "manifest.json";
    private const string Seal = "A backup of FibroInfo. SHA-256 of all before: ";

    public Forgery(string zip)
    {
        using ZipArchive archive = ZipFile.OpenRead(zip);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream from = entry.Open();
            using var bytes = new MemoryStream();
            from.CopyTo(bytes);
            Entries.Add((entry.FullName, bytes.ToArray()));
        }

        Manifest = JsonNode.Parse(Bytes(List))!.AsObject();
        Entries.RemoveAll(entry => entry.Name == List);
    }

    public List<(string Name, byte[] Bytes)> Entries { get; } = [];

    public JsonObject Manifest { get; }

    /// <summary>What the list is to be, when it is to be no list.</summary>
    public string? ManifestText { get; set; }

    public JsonArray Files => Manifest["files"]!.AsArray();

    public byte[] Bytes(string name) => Entries.Single(entry => entry.Name == name).Bytes;

    /// <summary>Adds a file, or puts other bytes in its place, and lets the list name it.</summary>
    public void Put(string name, byte[] bytes)
    {
        Entries.RemoveAll(entry => entry.Name == name);
        Entries.Add((name, bytes));
        foreach (JsonNode? old in Files.Where(file => (string)file!["name"]! == name).ToList())
        {
            Files.Remove(old);
        }

        Files.Add(new JsonObject { ["name"] = name, ["bytes"] = bytes.Length, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)) });
    }

    public void Write(string path)
    {
        using (FileStream file = File.Create(path))
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            zip.Comment = Seal + new string('0', 64);
            foreach ((string name, byte[] bytes) in ManifestText == "" ? Entries : Entries.Append((List, Encoding.UTF8.GetBytes(ManifestText ?? Manifest.ToJsonString()))))
            {
                using Stream to = zip.CreateEntry(name).Open();
                to.Write(bytes);
            }
        }

        byte[] all = File.ReadAllBytes(path);
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(all.AsSpan(..^64)))).CopyTo(all, all.Length - 64);
        File.WriteAllBytes(path, all);
    }
}
