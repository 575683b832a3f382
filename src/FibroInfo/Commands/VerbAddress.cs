using System.Net.Sockets;
using FibroInfo.Data;

namespace FibroInfo.Commands;

/// <summary>Where the site that owns a data folder hears verbs: a file in it, which only its own user may open.</summary>
internal static class VerbAddress
{
    public static string FileIn(DataFolder data) => data.File("site.sock");

    /// <returns>Null when the path is longer than the system lets the address of a socket be (107 bytes on Linux).</returns>
    public static UnixDomainSocketEndPoint? In(DataFolder data)
    {
        try
        {
            return new UnixDomainSocketEndPoint(FileIn(data));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    public static Socket NewSocket() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}
