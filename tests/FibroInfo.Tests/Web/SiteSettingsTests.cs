using FibroInfo.Web;
using Microsoft.Extensions.Configuration;

namespace FibroInfo.Tests.Web;

/// <summary>Contract §4: a wrong setting stops the start, in one sentence, by name.</summary>
public sealed class SiteSettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("settings-");

    public SiteSettingsTests()
    {
        foreach (string path in new[] { "site/content", "site/wwwroot", "site/src/bin/Release", "site/other-content", "elsewhere/own-content", "elsewhere/data", "bare/wwwroot", "bare/bin" })
        {
            _folder.CreateSubdirectory(path);
        }

        File.WriteAllText(At("site/file"), "");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Without_any_setting_it_is_the_site_on_localhost()
    {
        SiteSettings settings = Read();

        Assert.Equal(["http://localhost:5080"], settings.Urls);
        Assert.Equal(new Uri("http://localhost:5080"), settings.BaseUrl);
        Assert.Equal(["localhost"], settings.Hosts);
        Assert.Empty(settings.KnownProxies);
        Assert.Equal(At("site"), settings.Root);
        Assert.Equal(At("site/content"), settings.Content);
        Assert.Equal(At("site/wwwroot"), settings.WebRoot);
        Assert.Equal(At("site/data"), settings.Data);
    }

    [Theory]
    [InlineData("elsewhere")]
    [InlineData("site")]
    [InlineData("site/src")]
    [InlineData("")]
    public void Every_working_directory_finds_the_same_site(string workingDirectory)
    {
        SiteSettings settings = SiteSettings.Read(Configuration(), At("site/src/bin/Release"), At(workingDirectory));

        Assert.Equal(At("site/content"), settings.Content);
        // Not the folder 'data' that happens to lie where somebody stands.
        Assert.Equal(At("site/data"), settings.Data);
    }

    [Theory]
    [InlineData("own-content", "elsewhere/own-content")]
    [InlineData("./own-content/", "elsewhere/own-content/")]
    [InlineData("other-content", "site/other-content")]
    [InlineData("../site/content", "site/content")]
    public void A_relative_path_is_meant_from_where_the_operator_stands_or_else_from_the_site(string given, string content) =>
        Assert.Equal(At(content), Read(("Paths:Content", given)).Content);

    [Fact]
    public void With_the_content_elsewhere_the_root_is_where_the_style_sheets_are()
    {
        SiteSettings settings = SiteSettings.Read(Configuration(("Paths:Content", At("site/content"))), At("bare/bin"), At("elsewhere"));

        Assert.Equal(At("bare"), settings.Root);
        Assert.Equal(At("site/content"), settings.Content);
    }

    [Fact]
    public void Without_content_anywhere_the_start_stops() =>
        Assert.Contains("Paths:Content", Assert.Throws<InvalidOperationException>(() => SiteSettings.Read(Configuration(), At("bare/bin"), At("elsewhere"))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_base_address_is_the_first_listened_at_or_the_one_that_is_said()
    {
        Assert.Equal(new Uri("https://fibro.example:8443"), Read(("Urls", "https://fibro.example:8443; http://localhost:80")).BaseUrl);
        SiteSettings said = Read(("Urls", "http://*:80"), ("Site:BaseUrl", "https://Fibro.Example/"), ("AllowedHosts", "www.fibro.example;::1"), ("Proxies:Known:0", "10.0.0.1"), ("Proxies:Known:1", "::1"));

        Assert.Equal(new Uri("https://fibro.example"), said.BaseUrl);
        Assert.Equal(["fibro.example", "www.fibro.example", "[::1]"], said.Hosts);
        Assert.Equal(2, said.KnownProxies.Count);
    }

    [Fact]
    public void A_host_in_other_letters_is_known_as_the_header_spells_it() =>
        Assert.Equal(["xn--smertehndtering-nlb.example"], Read(("Site:BaseUrl", "https://smertehåndtering.example")).Hosts);

    [Theory]
    [InlineData("Urls", "localhost:5080")]
    [InlineData("Urls", "http//localhost")]
    [InlineData("Urls", "ftp://localhost")]
    [InlineData("Urls", "http://localhost:5080/below")]
    [InlineData("Urls", "http://localhost:5080;nonsense")]
    [InlineData("Site:BaseUrl", "fibro.example")]
    [InlineData("Site:BaseUrl", "ftp://fibro.example")]
    [InlineData("Site:BaseUrl", "https://fibro.example/blog")]
    [InlineData("Site:BaseUrl", "https://fibro.example?x")]
    [InlineData("Site:BaseUrl", "https://user@fibro.example")]
    [InlineData("AllowedHosts", "*")]
    [InlineData("AllowedHosts", "*.fibro.example")]
    [InlineData("AllowedHosts", "fibro.example:80")]
    [InlineData("AllowedHosts", "https://fibro.example")]
    [InlineData("Paths:Content", "no-such-folder")]
    [InlineData("Paths:Data", "file")]
    [InlineData("Store:Provider", "Oracle")]
    [InlineData("Store:Provider", "Postgres")]
    [InlineData("Urls", "http://127.0.0.1:70000")]
    [InlineData("Proxies:Known", "proxy.example")]
    [InlineData("Proxies:Known:0", "10.0.0.300")]
    [InlineData("Proxies:Known", "abc")]
    [InlineData("Proxies:Known", "10")]
    [InlineData("Proxies:Known", "10.0.0")]
    [InlineData("Proxies:Known", "010.0.0.1")]
    [InlineData("Proxies:Known", "0x7f.0.0.1")]
    [InlineData("Proxies:Known", "10.0.0.1:80")]
    [InlineData("Proxies:Known", "[::1]")]
    [InlineData("Proxies:Known", "[::1]:80")]
    [InlineData("Proxies:Known", "fe80::1%1")]
    [InlineData("Proxies:Known", "10.0.0.0/33")]
    [InlineData("Proxies:Known", "10.0.0.0/-1")]
    [InlineData("Proxies:Known", "10.0.0.0/")]
    [InlineData("Proxies:Known", "10.0.0.0/x")]
    [InlineData("Proxies:Known", "10.0.0.0/ 8")]
    [InlineData("Proxies:Known", "10.0.0.0/8/8")]
    [InlineData("Proxies:Known", "10.0.0.0/255.0.0.0")]
    [InlineData("Proxies:Known", "10/8")]
    [InlineData("Proxies:Known", "/8")]
    [InlineData("Proxies:Known", "10.0.0.1/8")]
    [InlineData("Proxies:Known", "2001:db8::/129")]
    [InlineData("Proxies:Known", "2001:db8::1/32")]
    [InlineData("Proxies:Known", "::ffff:10.0.0.1/104")]
    [InlineData("Proxies:Known", "10.0.0.1;10.0.0.0/33")]
    [InlineData("Proxies:Known:0", "10.0.0.1, 10.0.0.1/8")]
    [InlineData("Proxies:Known", "10.0.0.1 10.0.0.2")]
    [InlineData("Mail:Host", "mail host")]
    [InlineData("Mail:Port", "0")]
    [InlineData("Mail:Port", "smtp")]
    [InlineData("Mail:Port", "70000")]
    [InlineData("Mail:Security", "Ssl")]
    [InlineData("Mail:From", "clinic")]
    [InlineData("Registries:Crossref", "on")]
    [InlineData("Registries:PubMed", "pubmed.example")]
    [InlineData("Limits:WaitingComments", "-1")]
    [InlineData("Limits:PostsPerNetworkPerMinute", "many")]
    public void A_value_that_cannot_be_stops_the_start_and_is_named_with_its_key(string key, string value)
    {
        string message = Assert.Throws<InvalidOperationException>(() => Read((key, value))).Message;

        Assert.StartsWith(key.Replace(":0", "", StringComparison.Ordinal), message, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("nonsense", "cannot be read")]
    [InlineData("Data Source", "cannot be read")]
    [InlineData("Host=localhost;Database=fibroinfo", "has a part 'host' that nobody knows")]
    [InlineData("Data Source=x.db;Colour=red", "has a part 'colour' that nobody knows")]
    [InlineData("Data Source=x.db;Password=secret", "has a part 'password', which this site can't use")]
    [InlineData("Filename=x.db;Vfs=unix", "has a part 'vfs', which this site can't use")]
    [InlineData("Data Source=x.db;Mode=Sometimes", "has a value of 'mode' that isn't valid")]
    [InlineData("Data Source=x.db;Pooling=perhaps", "has a value of 'pooling' that isn't valid")]
    [InlineData("Data Source=x.db;Default Timeout=99999999999", "has a value of 'default timeout' that isn't valid")]
    [InlineData("Data Source=x.db;Mode=ReadOnly", "says Mode=ReadOnly")]
    [InlineData("Data Source=x.db;Mode=Memory", "says Mode=Memory")]
    [InlineData("Data Source=:memory:", "names memory, not a file")]
    [InlineData("Mode=ReadWrite", "names no file.")]
    [InlineData("Data Source= ;Cache=Shared", "names no file.")]
    [InlineData("Data Source=file:x.db?mode=memory", "names 'file:x.db?mode=memory'; it must be the plain path")]
    [InlineData("Data Source=|DataDirectory|x.db", "names '|DataDirectory|x.db'; it must be the plain path")]
    [InlineData("Data Source=/", "names '/'; that is a folder")]
    [InlineData("Data Source=/nowhere/", "names '/nowhere/'; that is a folder")]
    public void A_connection_string_that_is_no_file_to_write_stops_the_start(string given, string words)
    {
        string message = Assert.Throws<InvalidOperationException>(() => Read(("Store:ConnectionString", given))).Message;

        Assert.StartsWith($"Store:ConnectionString {words}", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("Data Source=/srv/site/fibroinfo.db")]
    [InlineData("DataSource=votes.db;Mode=ReadWriteCreate;Cache=Private;Pooling=True;Foreign Keys=True")]
    [InlineData("")]
    public void A_connection_string_of_a_file_is_taken(string given) => Assert.Equal(given == "" ? null : given, Read(("Store:ConnectionString", given)).StoreConnection);

    [Theory]
    [InlineData("http://*:80")]
    [InlineData("http://+:80")]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://unix:/run/site.sock")]
    [InlineData("http://localhost:5080;http://*:80")]
    public void Listening_everywhere_needs_the_name_of_the_site(string urls)
    {
        Assert.StartsWith("Site:BaseUrl", Assert.Throws<InvalidOperationException>(() => Read(("Urls", urls))).Message, StringComparison.Ordinal);
        Assert.Equal("fibro.example", Read(("Urls", urls), ("Site:BaseUrl", "https://fibro.example")).Hosts.Single());
    }

    [Theory]
    [InlineData("Paths:Contnet", "Paths:Content")]
    [InlineData("Site:BaseURI", "Site:BaseUrl")]
    [InlineData("Proxies:Knwon:0", "Proxies:Known")]
    [InlineData("Limits:WaitngComments", "Limits:WaitingComments")]
    [InlineData("Limits:CommentsPerReaderPerDay", "Limits:CommentsPerReaderPerHour")]
    [InlineData("Mail:Prot", "Mail:Port")]
    [InlineData("Path:Content", "Paths")]
    [InlineData("Proxys:Known", "Proxies")]
    public void A_key_that_nobody_knows_stops_the_start_and_the_nearest_is_named(string key, string meant)
    {
        string message = Assert.Throws<InvalidOperationException>(() => Read((key, "1"))).Message;

        Assert.Contains(key.Split(':')[0], message, StringComparison.Ordinal);
        Assert.Contains($"did you mean {meant}?", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Paths:Unrelated")]
    [InlineData("Paths:Content:Below")]
    public void Where_none_is_near_those_that_there_are_are_named(string key)
    {
        string message = Assert.Throws<InvalidOperationException>(() => Read((key, "1"))).Message;

        Assert.StartsWith(key, message, StringComparison.Ordinal);
        Assert.Contains("Paths:Content", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATH", "/usr/bin")]
    [InlineData("MAIL", "/var/mail/root")]
    [InlineData("Logging:LogLevel:Default", "Warning")]
    [InlineData("Serilog:MinimumLevel:Default", "Warning")]
    [InlineData("Kestrel:Certificates:Default:Path", "x")]
    [InlineData("SITE:BASEURL", "https://fibro.example")]
    [InlineData("Site:BaseUrl", "")]
    public void What_the_machine_and_the_framework_set_is_none_of_ours(string key, string value) => Assert.NotNull(Read((key, value)));

    [Theory]
    [InlineData("Ulrs", "did you mean Urls?")]
    [InlineData("AlowedHosts", "did you mean AllowedHosts?")]
    [InlineData("SiteBaseUrl", "did you mean Site:BaseUrl?")]
    [InlineData("Stroe:Provider", "did you mean Store?")]
    [InlineData("Limit:WaitingComments", "did you mean Limits?")]
    [InlineData("Mail:Encryption", "known are Mail:Host, ")]
    [InlineData("Analytics:Key", "known are Site, Paths, Store, Proxies, Mail, Registries, Limits, Urls, AllowedHosts.")]
    [InlineData("ConnectionStrings:Default", "known are Site, ")]
    [InlineData("Colour", "known are Site, ")]
    public void What_somebody_wrote_for_the_site_and_nobody_reads_stops_the_start_and_the_nearest_is_named(string key, string hint)
    {
        foreach (IConfiguration written in new[] { CommandLine(key), SettingsFile(key) })
        {
            string message = Assert.Throws<InvalidOperationException>(() => SiteSettings.Read(written, At("site/src/bin/Release"), At("elsewhere"))).Message;

            Assert.StartsWith(key.Split(':')[0], message, StringComparison.Ordinal);
            Assert.Contains(hint, message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', message);
        }
    }

    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Serilog:WriteTo:File:Args:path")]
    [InlineData("Kestrel:Endpoints:Http:Url")]
    [InlineData("environment")]
    [InlineData("contentRoot")]
    [InlineData("applicationName")]
    [InlineData("http_ports")]
    [InlineData("shutdownTimeoutSeconds")]
    [InlineData("hostBuilder:reloadConfigOnChange")]
    [InlineData("$schema")]
    [InlineData("PATHS:DATA")]
    public void What_the_framework_reads_may_stand_beside_it(string key)
    {
        foreach (IConfiguration written in new[] { CommandLine(key), SettingsFile(key) })
        {
            Assert.NotNull(SiteSettings.Read(written, At("site/src/bin/Release"), At("elsewhere")));
        }
    }

    public static TheoryData<string> KnownKeys => [.. SettingKeys.All];

    // Store:Provider has one value, and the check of values is its reader.
    [Theory]
    [MemberData(nameof(KnownKeys))]
    public void Every_known_setting_is_read_by_somebody(string key)
    {
        File.WriteAllText(At("secret"), "a secret");
        (string Key, string Value)[] password = [("Mail:Host", "smtp.fibro.example"), ("Mail:User", "site")];
        (string Key, string Value)[] oauth = [.. password, ("Mail:OAuth:TokenEndpoint", "https://login.fibro.example/a"), ("Mail:OAuth:ClientId", "a"), ("Mail:OAuth:ClientSecretFile", At("secret")), ("Mail:OAuth:Scope", "a")];
        File.WriteAllText(At("other-secret"), "another");
        ((string Key, string Value)[] before, string value) = key switch
        {
            "Urls" => ([], "http://localhost:5081"),
            "AllowedHosts" => ([], "www.fibro.example"),
            "Site:BaseUrl" => ([], "https://fibro.example"),
            "Paths:Content" => ([], "other-content"),
            "Paths:Data" => ([], "elsewhere-data"),
            "Store:Provider" => ([], "Postgres"),
            "Store:ConnectionString" => ([], "Data Source=x.db"),
            "Proxies:Known" => ([], "10.0.0.1"),
            "Mail:Host" => ([], "smtp.fibro.example"),
            "Mail:Port" => ([("Mail:Host", "smtp.fibro.example")], "2525"),
            "Mail:Security" => ([("Mail:Host", "smtp.fibro.example")], "Tls"),
            "Mail:User" => ([("Mail:Host", "smtp.fibro.example"), ("Mail:Password", "a"), ("Mail:User", "a")], "b"),
            "Mail:Password" => ([.. password, ("Mail:Password", "a")], "b"),
            "Mail:PasswordFile" => ([.. password, ("Mail:PasswordFile", At("secret"))], At("other-secret")),
            "Mail:OAuth:TokenEndpoint" => (oauth, "https://login.fibro.example/b"),
            "Mail:OAuth:ClientSecretFile" => (oauth, At("other-secret")),
            "Mail:OAuth:ClientId" or "Mail:OAuth:Scope" => (oauth, "b"),
            "Mail:From" => ([], "clinic@fibro.example"),
            "Registries:Crossref" or "Registries:PubMed" => ([], "https://registry.fibro.example"),
            _ when key.StartsWith("Limits:", StringComparison.Ordinal) => ([], "77"),
            _ => throw new InvalidOperationException($"This test knows no value of {key}."),
        };
        string was = Shown(Read(before));
        string now;
        try
        {
            now = Shown(Read([.. before.Where(pair => pair.Key != key), (key, value)]));
        }
        catch (InvalidOperationException refused)
        {
            now = refused.Message;
        }

        Assert.NotEqual(was, now);
    }

    [Fact]
    public void The_limits_are_the_contracts_or_the_operators()
    {
        Assert.Equal(new SiteLimits { PostsPerNetworkPerMinute = 30, NewReadersPerNetworkPerDay = 20, CommentsPerReaderPerHour = 5, SecondsBetweenComments = 30, WaitingComments = 5000 }, Read().Limits);
        SiteLimits own = Read(
            ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "1"), ("Limits:CommentsPerReaderPerHour", "2"),
            ("Limits:SecondsBetweenComments", ""), ("Limits:WaitingComments", "4")).Limits;

        Assert.Equal(new SiteLimits { PostsPerNetworkPerMinute = 0, NewReadersPerNetworkPerDay = 1, CommentsPerReaderPerHour = 2, SecondsBetweenComments = 30, WaitingComments = 4 }, own);
    }

    [Theory]
    [InlineData("https://fibro.example", "no-reply@fibro.example")]
    [InlineData("http://localhost:5080", "no-reply@localhost")]
    [InlineData("https://blåbær.example", "no-reply@xn--blbr-roah.example")]
    [InlineData("http://[::1]:5080", "no-reply@[IPv6:::1]")]
    public void Without_a_mail_server_letters_come_from_the_site_s_own_host(string site, string from)
    {
        MailSettings mail = Read(("Site:BaseUrl", site)).Mail;

        Assert.Equal((null, from), (mail.Host, mail.From.Address));
    }

    [Fact]
    public void Every_setting_of_the_contract_is_known()
    {
        string[] contract =
        [
            "Urls", "AllowedHosts", "Paths:Content", "Paths:Data", "Store:Provider", "Store:ConnectionString", "Site:BaseUrl", "Proxies:Known",
            "Mail:Host", "Mail:Port", "Mail:Security", "Mail:User", "Mail:Password", "Mail:PasswordFile", "Mail:From",
            "Mail:OAuth:TokenEndpoint", "Mail:OAuth:ClientId", "Mail:OAuth:ClientSecretFile", "Mail:OAuth:Scope", "Registries:Crossref", "Registries:PubMed",
            "Limits:PostsPerNetworkPerMinute", "Limits:NewReadersPerNetworkPerDay", "Limits:CommentsPerReaderPerHour", "Limits:SecondsBetweenComments", "Limits:WaitingComments",
            "Limits:SecondsPerForm", "Limits:Connections", "Limits:ConnectionsPerNetwork",
        ];

        Assert.Equal(contract.Order(), SettingKeys.All.Order());
    }

    private string At(string path) => path == "" ? _folder.FullName : $"{_folder.FullName}/{path}";

    private static IConfiguration Configuration(params (string Key, string Value)[] given) =>
        new ConfigurationBuilder().AddInMemoryCollection(given.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();

    private static IConfigurationRoot CommandLine(string key) => new ConfigurationBuilder().AddCommandLine([$"--{key}=1"]).Build();

    private IConfigurationRoot SettingsFile(string key)
    {
        string json = key.Split(':').Reverse().Aggregate("\"1\"", (inner, name) => $"{{\"{name}\": {inner}}}");
        File.WriteAllText(At("settings.json"), json);
        return new ConfigurationBuilder().AddJsonFile(At("settings.json")).Build();
    }

    // All that can be read of it, one part inside another.
    private static string Shown(object? value) => value switch
    {
        null => "",
        string or ValueType or Uri or System.Net.Mail.MailAddress => $"{value}",
        System.Collections.IEnumerable items => string.Join(',', items.Cast<object>().Select(Shown)),
        _ => string.Join(';', value.GetType().GetProperties().Where(property => property.GetIndexParameters() is []).Select(property => $"{property.Name}={Shown(property.GetValue(value))}")),
    };

    private SiteSettings Read(params (string Key, string Value)[] given) => SiteSettings.Read(Configuration(given), At("site/src/bin/Release"), At("elsewhere"));
}
