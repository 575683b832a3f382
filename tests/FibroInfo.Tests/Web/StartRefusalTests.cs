using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FibroInfo.Tests.Commands;

namespace FibroInfo.Tests.Web;

/// <summary>A setting that keeps the site from starting is named in a sentence on the error output, and the exit code is 2.</summary>
public sealed class StartRefusalTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("fibroinfo-start-");

    private string Data => At("data");

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("http://127.0.0.1:{0}")]
    [InlineData("http://localhost:{0}")]
    [InlineData("http://*:{0}")]
    [InlineData("http://127.0.0.1:0;http://127.0.0.1:{0}")]
    public void A_port_that_another_program_has_is_named(string urls)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string given = string.Format(CultureInfo.InvariantCulture, urls, ((IPEndPoint)taken.LocalEndpoint).Port);

        Assert.Equal($"Urls is '{given}'; the site cannot listen there: another program listens there already. Stop it, or set another port.", Refusal($"--Urls={given}"));
    }

    [Theory]
    [InlineData("http://192.0.2.7:5080", "Urls is 'http://192.0.2.7:5080'; the site cannot listen there: this machine has no such address.")]
    [InlineData("http://localhost:0", "Urls is 'http://localhost:0'; the site cannot listen there: Dynamic port binding is not supported")]
    [InlineData("http://unix:/proc/nowhere/site.sock", "Urls is 'http://unix:/proc/nowhere/site.sock'; the site cannot listen there:")]
    [InlineData("https://127.0.0.1:0", "Urls is 'https://127.0.0.1:0'; the site cannot listen there: Unable to configure HTTPS endpoint.")]
    [InlineData("http://127.0.0.1:70000", "Urls is 'http://127.0.0.1:70000'; it must be addresses")]
    public void An_address_that_cannot_be_listened_at_is_named(string urls, string begin) =>
        Assert.StartsWith(begin, Refusal($"--Urls={urls}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Password=secret;Data Source=x.db", "Store:ConnectionString has a part 'password'")]
    [InlineData("Data Sauce=x.db", "Store:ConnectionString has a part 'data sauce'")]
    [InlineData("nonsense", "Store:ConnectionString cannot be read")]
    [InlineData("Data Source=/", "Store:ConnectionString names '/'; that is a folder")]
    public void A_connection_string_that_cannot_be_used_is_named_to_the_site_and_to_its_commands(string connection, string begin)
    {
        Assert.StartsWith(begin, Refusal($"--Store:ConnectionString={connection}"), StringComparison.Ordinal);
        Assert.StartsWith(begin, Refusal("comments", "list", $"--Store:ConnectionString={connection}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_file_that_is_not_there_is_named_to_the_site_and_to_its_commands()
    {
        string[] settings = ["--Mail:Host=smtp.example.org", "--Mail:User=site", $"--Mail:PasswordFile={At("missing")}"];
        string sentence = $"Mail:PasswordFile is '{At("missing")}'; there is no such file, or the site's user cannot see it.";

        Assert.Equal(sentence, Refusal(settings));
        Assert.Equal(sentence, Refusal(["mail", "test", "kari@nordmann.example", .. settings]));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.1/8")]
    public void A_proxy_that_is_written_wrongly_is_named(string proxy) =>
        Assert.Equal(
            $"Proxies:Known is '{proxy}'; it must be IP addresses, or networks such as 10.0.0.0/8 with zeros behind the prefix, separated by semicolons or commas.",
            Refusal($"--Proxies:Known={proxy}"));

    [Theory]
    [InlineData("/proc/nowhere/data")]
    [InlineData("file/data")]
    public void A_data_folder_that_cannot_be_made_is_named(string path)
    {
        File.WriteAllText(At("file"), "");

        Assert.StartsWith($"Paths:Data is '{Path.Combine(_root.FullName, path)}'; nothing can be written there (", Refusal($"--Paths:Data={Path.Combine(_root.FullName, path)}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/nowhere/site.log", "the log cannot be written there (")]
    [InlineData("file/site.log", "the log cannot be written there (")]
    [InlineData("folder", "that is a folder, and it must be a file.")]
    public void A_log_that_cannot_be_written_is_named(string path, string words)
    {
        File.WriteAllText(At("file"), "");
        _root.CreateSubdirectory("folder");
        string log = Path.Combine(_root.FullName, path);

        Assert.StartsWith($"Serilog:WriteTo:File:Args:path is '{log}'; {words}", Refusal("--Serilog:WriteTo:File:Name=File", $"--Serilog:WriteTo:File:Args:path={log}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Serilog:MinimumLevel:Default=Loud")]
    [InlineData("--Serilog:MinimumLevel:Override:Microsoft=Loud")]
    [InlineData("--Serilog:WriteTo:Console:Args:formatter=FibroInfo.Web.NoSuchLine, FibroInfo")]
    [InlineData("--Serilog:WriteTo:Console:Args:restrictedToMinimumLevel=Loud")]
    public void A_log_that_is_set_in_no_known_way_is_named(string setting) =>
        Assert.StartsWith("Serilog is set in a way that cannot be read (", Refusal(setting), StringComparison.Ordinal);

    private string At(string path) => Path.Combine(_root.FullName, path);

    private string Refusal(params string[] arguments)
    {
        // What comes later wins.
        (int exitCode, string output, string errors) = Executable.Run([.. arguments, .. arguments.Any(given => given.StartsWith("--Paths:Data", StringComparison.Ordinal)) ? [] : new[] { $"--Paths:Data={Data}" }, "--Site:BaseUrl=http://localhost:5080"]);

        Assert.Equal(2, exitCode);
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.All((string[])[output, errors], text => Assert.DoesNotMatch(@"Exception|   at |\\n", text));
        return errors.TrimEnd();
    }
}
