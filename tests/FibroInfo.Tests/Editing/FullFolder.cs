namespace FibroInfo.Tests.Editing;

/// <summary>
/// A folder of which a copy lies on a disk of its own, without room for one byte more, until this is disposed. Only root
/// can make one; for everybody else it is a folder with room.
/// </summary>
internal sealed class FullFolder : IDisposable
{
    private readonly string _folder;

    public FullFolder(string folder)
    {
        _folder = folder;
        (string Path, byte[] Bytes)[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => (file, File.ReadAllBytes(file)))];
        Mounting.Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder);
        foreach ((string path, byte[] bytes) in Mounting.IsNeeded ? files : [])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        Fill();
    }

    public void Dispose() => Mounting.Run("umount", "-l", _folder);

    private void Fill()
    {
        if (!Mounting.IsNeeded)
        {
            return;
        }

        using FileStream rest = File.Create(Path.Combine(_folder, ".rest"));
        byte[] page = new byte[4096];
        try
        {
            while (true)
            {
                rest.Write(page);
                rest.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }
}
