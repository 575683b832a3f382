using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using FibroInfo.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FibroInfo.Tests.Commands;

/// <summary>The socket itself, and what else may be sent to it.</summary>
public sealed class VerbSocketTests(VerbSite site) : IClassFixture<VerbSite>
{
    private const string List = """{"verb":"comments list","args":[]}""" + "\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, byte[]> Sent = new()
    {
        ["nothing"] = [],
        ["random bytes"] = RandomNumberGenerator.GetBytes(5_000),
        ["ten megabytes without an end"] = [.. Enumerable.Repeat((byte)'x', 10_000_000)],
        ["ten megabytes of one request"] = Encoding.UTF8.GetBytes($$"""{"verb":"{{new string('x', 10_000_000)}}","args":[]}""" + "\n"),
        ["half a line"] = """{"verb":"comments appr"""u8.ToArray(),
        ["no object"] = "null\n"u8.ToArray(),
        ["no words"] = "{}\n"u8.ToArray(),
        ["null in the place of words"] = """{"verb":null,"args":null}"""u8.ToArray(),
        ["an argument that is none"] = """{"verb":"comments approve","args":[null]}"""u8.ToArray(),
        ["a reason that is none"] = Encoding.UTF8.GetBytes("""{"verb":"comments reject","args":["1",null]}""" + "\n"),
        ["deep"] = Encoding.UTF8.GetBytes(new string('[', 60_000) + "\n"),
        ["a verb nobody knows"] = Encoding.UTF8.GetBytes("""{"verb":"staff add","args":["x"]}""" + "\n"),
    };

    // By name: ten megabytes are no name of a test.
    public static TheoryData<string> Garbage => [.. Sent.Keys];

    private string SocketFile => Path.Combine(site.Data.FullName, "site.sock");

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Whatever_is_sent_the_site_and_the_next_verb_are_answered(string what)
    {
        string answer = await SayAsync(Sent[what]);

        // Who sends more than is read may be cut off before the answer is there.
        Assert.True(answer is "" || answer.StartsWith("""{"exit":2,""", StringComparison.Ordinal), $"{what}: {answer}");
        Assert.StartsWith("""{"exit":0,""", await SayAsync(Encoding.UTF8.GetBytes(List)), StringComparison.Ordinal);
        using HttpResponseMessage page = await site.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Some_who_say_nothing_keep_nobody_else_from_being_heard()
    {
        Socket[] silent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ConnectAsync()));

        Assert.StartsWith("""{"exit":0,""", await SayAsync(Encoding.UTF8.GetBytes(List)), StringComparison.Ordinal);
        Assert.All(silent, socket => socket.Dispose());
    }

    [Fact]
    public async Task Only_its_own_user_may_open_it_and_its_file_comes_and_goes_with_the_site()
    {
        using (await ConnectAsync())
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(SocketFile) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        VerbSocket socket = site.Services.GetServices<IHostedService>().OfType<VerbSocket>().Single();
        await socket.StopAsync(CancellationToken.None);
        Assert.False(File.Exists(SocketFile));

        // As a site leaves it that was killed.
        await File.WriteAllTextAsync(SocketFile, "");
        await socket.StartAsync(CancellationToken.None);
        Assert.StartsWith("""{"exit":0,""", await SayAsync(Encoding.UTF8.GetBytes(List)), StringComparison.Ordinal);
    }

    private async Task<string> SayAsync(byte[] bytes)
    {
        using Socket socket = await ConnectAsync();
        await using var stream = new NetworkStream(socket);
        try
        {
            await stream.WriteAsync(bytes);
            socket.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync().WaitAsync(Patience);
        }
        catch (Exception cutOff) when (cutOff is IOException or SocketException)
        {
            return "";
        }
    }

    // The site is ready a moment before it listens here.
    private async Task<Socket> ConnectAsync()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketFile));
                return socket;
            }
            catch (SocketException) when (waited.Elapsed < Patience)
            {
                socket.Dispose();
                await Task.Delay(TimeSpan.FromMilliseconds(25));
            }
        }
    }
}
