using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using FibroInfo.Commands;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FibroInfo.Tests.Commands;

/// <summary>The socket itself, and what else may be sent to it.</summary>
public sealed class ControlServerTests(VerbSite site) : IClassFixture<VerbSite>
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
        Socket[] silent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ConnectAsync(SocketFile)));

        Assert.StartsWith("""{"exit":0,""", await SayAsync(Encoding.UTF8.GetBytes(List)), StringComparison.Ordinal);
        Assert.All(silent, socket => socket.Dispose());
    }

    [Fact]
    public async Task Only_its_own_user_may_open_it_and_its_file_goes_with_the_site()
    {
        using var other = new RunningSite();
        string file = Path.Combine(other.Data.FullName, "site.sock");
        using (await ConnectAsync(file))
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        await other.Services.GetServices<IHostedService>().OfType<ControlServer>().Single().StopAsync(CancellationToken.None);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void The_file_of_a_site_that_was_killed_is_no_hindrance()
    {
        using var next = new RunningSite(_ => { }, root =>
        {
            DirectoryInfo data = root.CreateSubdirectory("data");
            File.WriteAllText(Path.Combine(data.FullName, "site.sock"), "");
            return data;
        });

        (int exitCode, string output, _) = Executable.Run("comments", "list", $"--Paths:Data={next.Data.FullName}");

        Assert.Equal((0, "No comment is waiting."), (exitCode, output.TrimEnd()));
    }

    private async Task<string> SayAsync(byte[] bytes)
    {
        using Socket socket = await ConnectAsync(SocketFile);
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
    private static async Task<Socket> ConnectAsync(string file)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(file));
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
