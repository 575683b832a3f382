using System.Text;

namespace FibroInfo.Benchmarks;

/// <summary>A copy of the published site that asks SQLite for less: the control without which counting fsyncs proves nothing.</summary>
internal sealed class WeakenedSite : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("figures-weak-");

    public WeakenedSite(string published)
    {
        foreach (string file in Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories))
        {
            // What an earlier trial left: its rows, and a socket, which nobody can copy.
            if (Path.GetRelativePath(published, file).StartsWith("data", StringComparison.Ordinal))
            {
                continue;
            }

            string copy = Path.Combine(_folder.FullName, Path.GetRelativePath(published, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        // There is no setting for it, and shall be none. 1 is NORMAL.
        string program = Path.Combine(_folder.FullName, "FibroInfo.dll");
        byte[] bytes = File.ReadAllBytes(program);
        byte[] full = Encoding.Unicode.GetBytes("synchronous = full"), normal = Encoding.Unicode.GetBytes("synchronous = 1   ");
        int found = 0;
        // A constant stands twice in a program: where it is declared, and among the strings that are used.
        for (int at = bytes.AsSpan().IndexOf(full); at >= 0; at = bytes.AsSpan().IndexOf(full))
        {
            normal.CopyTo(bytes, at);
            found++;
        }

        if (found == 0)
        {
            throw new InvalidOperationException("The program does not say how SQLite is to keep what it writes.");
        }

        File.WriteAllBytes(program, bytes);
    }

    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
