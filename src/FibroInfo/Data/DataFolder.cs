using System.Security.Cryptography;

namespace FibroInfo.Data;

/// <summary>
/// <c>Paths:Data</c>: what the site must not lose. One process owns it, by a lock on a file inside, because two writers
/// of one SQLite file can break it.
/// </summary>
public sealed class DataFolder(string path) : IDisposable
{
    // What stands in it that is nobody else's to read, besides the database.
    private static readonly string[] Secrets = ["keys", "before-migration", "copies", "mail"];
    private static readonly EnumerationOptions Whatever = new() { AttributesToSkip = FileAttributes.None };

    private readonly Lock _making = new();
    private FileStream? _lock;

    public string Path => path;

    public bool IsLockedByUs => _lock is not null;

    public string File(params string[] names) => System.IO.Path.Combine([path, .. names]);

    /// <summary>Makes the folder if need be and takes the lock.</summary>
    /// <returns>False when another process holds it.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public bool TryLock()
    {
        if (_lock is not null)
        {
            return true;
        }

        PrivateFiles.CreateFolder(path);
        try
        {
            _lock = PrivateFiles.Lock(File("lock"));
            return true;
        }
        catch (IOException held) when (held.GetType() == typeof(IOException) && held.Message.Contains("another process", StringComparison.Ordinal))
        {
            return false;
        }
    }

    /// <summary>Takes the folder, and says whether another process was first. A folder that cannot be written is nobody's: the store stays away.</summary>
    public bool IsLockedByAnother()
    {
        try
        {
            return !TryLock();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <returns>Why no site can start with this folder, in a sentence. Null also for what may pass, such as a full disk.</returns>
    public string? RefusalAtStart()
    {
        try
        {
            return TryLock() ? null : $"Another FibroInfo runs with Paths:Data '{path}'. Stop it first, or give this one a folder of its own.";
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException || (refused is IOException && !Directory.Exists(path)))
        {
            return $"Paths:Data is '{path}'; nothing can be written there ({refused.Message.TrimEnd('.')}). "
                + "Give the site's user the right to write there, or set another folder.";
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Takes from others the right to read what an earlier version, or a person, left readable.</summary>
    internal void Tighten()
    {
        IEnumerable<string> files = Secrets.Select(name => File(name)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", Whatever));
        foreach (string file in files.Append(File("erased")).Append(File("lock")))
        {
            PrivateFiles.Tighten(file);
        }
    }

    /// <summary>256 random bits for one purpose, the same at every start; made at the first.</summary>
    /// <exception cref="DatabaseUnavailableException">It cannot be read or made.</exception>
    public byte[] Secret(string purpose)
    {
        try
        {
            return ReadOrCreate(purpose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException($"The secret '{purpose}' cannot be read.", exception);
        }
    }

    public void Dispose() => _lock?.Dispose();

    private byte[] ReadOrCreate(string purpose)
    {
        // The first readers may come at once: the one who came last must not make another secret than the one that is in use.
        lock (_making)
        {
            string file = File("keys", $"{purpose}.key");
            if (!System.IO.File.Exists(file))
            {
                PrivateFiles.CreateFolder(File("keys"));
                PrivateFiles.Write(file, RandomNumberGenerator.GetBytes(32));
            }

            return System.IO.File.ReadAllBytes(file);
        }
    }
}
