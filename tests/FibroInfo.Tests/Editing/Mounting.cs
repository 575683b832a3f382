using System.Diagnostics;

namespace FibroInfo.Tests.Editing;

/// <summary>Rights do not keep root from writing, so root's tests of folders that refuse need file systems that do.</summary>
internal static class Mounting
{
    public static bool IsNeeded => Environment.IsPrivilegedProcess;

    /// <summary>Runs <c>mount</c> or <c>umount</c>, where it is needed.</summary>
    public static void Run(string program, params string[] arguments)
    {
        if (!IsNeeded)
        {
            return;
        }

        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
