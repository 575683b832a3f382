using System.Reflection;

namespace FibroInfo.Data;

/// <summary>The version of this program, from <c>Directory.Build.props</c>.</summary>
public static class ProgramVersion
{
    /// <summary>Such as "0.9.0", without the commit that the build appends after a plus sign.</summary>
    public static string Current { get; } = typeof(ProgramVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
