using System.Text.Json;
using System.Xml.Linq;

namespace FibroInfo.Tests;

/// <summary><c>THIRD-PARTY-NOTICES.txt</c>, which is published with the program, names what is in it.</summary>
public sealed class NoticesTests
{
    private static readonly string[] Notices = File.ReadAllLines(Repository.Folder("src/FibroInfo/THIRD-PARTY-NOTICES.txt"));

    [Fact]
    public void Every_package_of_the_program_is_named_with_its_version_and_licence()
    {
        string[] packages = [.. Packages()];

        Assert.True(packages.Length > 20, "Too few packages were found in the lock file.");
        Assert.Contains(packages, package => package.StartsWith("SQLitePCLRaw.core ", StringComparison.Ordinal));
        string[] missing = [.. packages.Where(package => LicenceOf(package) is null)];
        Assert.True(missing is [], $"THIRD-PARTY-NOTICES.txt does not name {string.Join(", ", missing)} with a line 'Licence: …' below it.");
    }

    [Fact]
    public void No_package_is_named_that_is_not_in_the_program() =>
        Assert.Empty(Notices.Where((line, number) => line.Length > 0 && line[0] != ' ' && number + 1 < Notices.Length && Notices[number + 1].StartsWith("    Licence: ", StringComparison.Ordinal))
            .Except(Packages()).Except(Libraries()).Except([".NET (the executable that starts the program)"]));

    [Fact]
    public void Every_library_of_the_browser_is_named_with_its_licence_and_its_parts()
    {
        string[] libraries = [.. Libraries()];

        Assert.NotEmpty(libraries);
        Assert.All(libraries, library => Assert.NotNull(LicenceOf(library)));
        string[] parts = [.. Repository.Files("wwwroot/lib", "versions.txt").SelectMany(File.ReadAllLines).Where(line => line.Length > 0)];
        Assert.NotEmpty(parts);
        Assert.All(parts, part => Assert.Contains($"        {part}", Notices));
    }

    [Fact]
    public void Every_licence_is_printed()
    {
        string[] licences = [.. Packages().Concat(Libraries()).Select(LicenceOf).OfType<string>().Distinct().Except(["public domain"])];

        Assert.NotEmpty(licences);
        Assert.All(licences, licence => Assert.Contains($"LICENCE: {licence}", Notices));
    }

    private static string? LicenceOf(string name)
    {
        int at = Array.IndexOf(Notices, name);
        return at >= 0 && Notices[at + 1].StartsWith("    Licence: ", StringComparison.Ordinal) ? Notices[at + 1]["    Licence: ".Length..] : null;
    }

    private static IEnumerable<string> Libraries() => Directory.EnumerateDirectories(Repository.Folder("wwwroot/lib")).Select(folder => Path.GetFileName(folder));

    // What the project asks for, but for what it keeps private (tools of the build), and all that those ask for.
    private static IEnumerable<string> Packages()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Repository.Folder("src/FibroInfo/packages.lock.json")));
        var all = locked.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject().ToDictionary(package => package.Name, package => package.Value.Clone(), StringComparer.OrdinalIgnoreCase);
        var ahead = new Queue<string>(XDocument.Load(Repository.Folder("src/FibroInfo/FibroInfo.csproj")).Descendants("PackageReference")
            .Where(reference => reference.Attribute("PrivateAssets") is null).Select(reference => reference.Attribute("Include")!.Value));
        var found = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (ahead.TryDequeue(out string? name))
        {
            JsonElement package = all[name];
            if (found.TryAdd(name, package.GetProperty("resolved").GetString()!) && package.TryGetProperty("dependencies", out JsonElement others))
            {
                foreach (JsonProperty other in others.EnumerateObject().Where(other => all.ContainsKey(other.Name)))
                {
                    ahead.Enqueue(all.Keys.Single(key => string.Equals(key, other.Name, StringComparison.OrdinalIgnoreCase)));
                }
            }
        }

        return found.Select(package => $"{package.Key} {package.Value}");
    }
}
