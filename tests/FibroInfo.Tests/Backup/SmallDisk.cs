using System.Diagnostics;

namespace FibroInfo.Tests.Backup;

/// <summary>A disk of its own that a test may fill, or take the right to write away from.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fibroinfo-disk-");

    /// <exception cref="InvalidOperationException">It cannot be mounted.</exception>
    public SmallDisk(int kilobytes)
    {
        if (!Runs("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "fibroinfo", Path))
        {
            _folder.Delete();
            throw new InvalidOperationException("No disk could be mounted.");
        }
    }

    public string Path => _folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void MakeReadOnly()
    {
        if (!Runs("mount", "-o", "remount,ro", Path))
        {
            throw new InvalidOperationException("The disk could not be made read-only.");
        }
    }

    public void MakeWritable()
    {
        if (!Runs("mount", "-o", "remount,rw", Path))
        {
            throw new InvalidOperationException("The disk could not be made writable.");
        }
    }

    /// <summary>Leaves no byte of room.</summary>
    public void Fill()
    {
        using var filler = new FileStream(File("filler"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] page = new byte[4096];
        try
        {
            while (true)
            {
                filler.Write(page);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void MakeRoom() => System.IO.File.Delete(File("filler"));

    /// <summary>Whoever opens this file from now on may only read it.</summary>
    public static IDisposable ReadOnly(string file) => new ReadOnlyFile(file);

    private sealed class ReadOnlyFile : IDisposable
    {
        private readonly string _file;

        public ReadOnlyFile(string file)
        {
            _file = file;
            if (!Runs("mount", "--bind", file, file) || !Runs("mount", "-o", "remount,bind,ro", file))
            {
                throw new InvalidOperationException("The file could not be made read-only.");
            }
        }

        public void Dispose() => Runs("umount", "--lazy", _file);
    }

    public void Dispose()
    {
        Runs("umount", "--lazy", Path);
        _folder.Delete();
    }

    internal static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A test that mounts a disk, where that is allowed; no folder fills in the same way.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DiskFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> WhyNot = new(() =>
    {
        try
        {
            using var disk = new SmallDisk(64);
            return null;
        }
        catch (InvalidOperationException)
        {
            return "Needs the right to mount a disk, as root has.";
        }
    });

    public DiskFactAttribute() => Skip = WhyNot.Value;
}
