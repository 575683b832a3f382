namespace FibroInfo.Tests.Editing;

/// <summary>A folder in which nobody may write until this is disposed.</summary>
internal sealed class ClosedFolder : IDisposable
{
    private readonly string _folder;

    public ClosedFolder(string folder)
    {
        _folder = folder;
        Mounting.Run("mount", "--bind", folder, folder);
        Mounting.Run("mount", "-o", "remount,ro,bind", folder);
        SetRights(UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public void Dispose()
    {
        Mounting.Run("umount", "-l", _folder);
        SetRights(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void SetRights(UnixFileMode rights)
    {
        if (!Mounting.IsNeeded && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder, rights);
        }
    }
}
