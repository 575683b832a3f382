using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Tests.Running;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>
/// T10: what a form sends beside its own fields reaches neither an address nor a row. Two sites that are alike get the same forms in the
/// same order, one of them with a field for every part of an address and every property of a row; both answer and store the same.
/// </summary>
public sealed partial class ExtraFieldTests : IDisposable
{
    // A form outside /admin may have 32 fields, and the longest of its own has ten.
    private const int FieldsAtATime = 20;

    private const int MaxFormsOfAPage = 12;

    private readonly Twin _plain = new(), _sent = new();
    private readonly HashSet<string> _differing = [];

    public void Dispose()
    {
        _plain.Dispose();
        _sent.Dispose();
    }

    [Fact]
    public async Task A_field_named_like_a_part_of_an_address_or_a_property_of_a_row_changes_nothing_T10()
    {
        await _plain.BeginAsync();
        await _sent.BeginAsync();
        Assert.Empty(await DifferencesAsync("before anything was posted"));
        var wrong = new List<string>();
        (string Name, string Value)[] extras = [.. Extras()];
        Assert.True(extras.Length > 60, $"Only {extras.Length} names were found.");
        string[] patterns = await PagesThatTakeAPostAsync();
        Assert.True(patterns.Length > 40, $"Only {patterns.Length} pages were found.");
        (int posted, int accepted, int pages) = (0, 0, 0);
        foreach (string pattern in patterns)
        {
            string[] own = await NamesThatThePageReadsAsync(pattern);
            int sent = 0;
            for (int number = 0; number < MaxFormsOfAPage; number++)
            {
                foreach ((string, string)[] some in extras.Where(extra => !own.Contains(extra.Name, StringComparer.OrdinalIgnoreCase)).Chunk(IsForMany(pattern) ? 1000 : FieldsAtATime))
                {
                    // The pages as they are now: the form before may have changed what they show.
                    if (await _plain.FindFormAsync(pattern, number) is not { } form || await _sent.FindFormAsync(pattern, number) is not { } same)
                    {
                        break;
                    }

                    (string, string)[] more = [.. some.Where(extra => !same.Fields.Any(field => field.Name.Equals(extra.Item1, StringComparison.OrdinalIgnoreCase)))];
                    string answer = await _plain.PostAsync(form, []), withMore = await _sent.PostAsync(same, more);
                    string what = $"{pattern}, form {number} with {string.Join(", ", more.Select(extra => extra.Item1))}";
                    wrong.AddRange(answer == withMore ? [] : [$"{what}: {withMore}, and without these fields: {answer}."]);
                    wrong.AddRange(await DifferencesAsync(what));
                    accepted += answer.StartsWith("303", StringComparison.Ordinal) || answer.StartsWith("200", StringComparison.Ordinal) ? 1 : 0;
                    sent++;
                }
            }

            (posted, pages) = (posted + sent, pages + (sent > 0 ? 1 : 0));
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(pages == patterns.Length, $"Only {pages} of {patterns.Length} pages were posted to.");
        Assert.True(posted > 150 && accepted > 40, $"{posted} forms were posted and {accepted} accepted.");
    }

    // Waits for what a site does by itself after a post, such as keeping the version of a text. What differs is said once.
    private async Task<string[]> DifferencesAsync(string what)
    {
        for (int attempt = 0; ; attempt++)
        {
            SortedDictionary<string, string> plain = await _plain.StateAsync(), sent = await _sent.StateAsync();
            Assert.True(plain.Count > 20, "Hardly anything was compared.");
            string[] differing = [.. plain.Keys.Union(sent.Keys).Where(key => plain.GetValueOrDefault(key) != sent.GetValueOrDefault(key) && !_differing.Contains(key))];
            if (differing.Length == 0 || attempt == 60)
            {
                _differing.UnionWith(differing);
                return [.. differing.Select(key => $"{what}: {key}\n  {sent.GetValueOrDefault(key)}\n  and without these fields {plain.GetValueOrDefault(key)}")];
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private static bool IsForMany(string pattern) => pattern.StartsWith("/admin", StringComparison.Ordinal);

    private IEnumerable<(string, string)> Extras()
    {
        // A part of an address is named as something that is there, and not what the address names.
        IEnumerable<(string Name, string Value)> ofRoutes = _plain.Endpoints.SelectMany(endpoint => endpoint.RoutePattern.Parameters)
            .Select(parameter => (parameter.Name, parameter.Name is "id" or "number" ? "2" : "what-is-fibromyalgia"));
        return ofRoutes.Concat(_plain.Rows.GetEntityTypes().SelectMany(type => type.GetProperties()).Select(property => (property.Name, ValueFor(property))))
            .Concat(new[] { "page", "handler", "area" }.Select(name => (name, "/Admin/Index"))).DistinctBy(extra => extra.Item1, StringComparer.OrdinalIgnoreCase);
    }

    private static string ValueFor(IProperty property) => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) switch
    {
        var type when type == typeof(bool) => "true",
        var type when type == typeof(DateTimeOffset) => "2001-02-03T04:05:06Z",
        var type when type == typeof(string) => "sent beside",
        _ => "2",
    };

    private async Task<string[]> PagesThatTakeAPostAsync()
    {
        var patterns = new List<string>();
        foreach ((string pattern, CompiledPageActionDescriptor page) in await _plain.PagesAsync())
        {
            if (page.HandlerMethods.Any(handler => handler.HttpMethod.Equals("POST", StringComparison.OrdinalIgnoreCase)))
            {
                patterns.Add(pattern);
            }
        }

        // It ends the session that the others need.
        return [.. patterns.Distinct().OrderBy(pattern => pattern == "/sign-out").ThenBy(pattern => pattern, StringComparer.Ordinal)];
    }

    // What the page binds; of one that reads its form by name or by a schema, the names that stand for a field on no page just now.
    private async Task<string[]> NamesThatThePageReadsAsync(string pattern)
    {
        IModelMetadataProvider metadata = _plain.Site.Services.GetRequiredService<IModelMetadataProvider>();
        IEnumerable<string> bound = (await _plain.PagesAsync()).Where(page => page.Pattern == pattern).SelectMany(page => page.Page.BoundProperties).SelectMany(property =>
            metadata.GetMetadataForType(property.ParameterType) is { IsComplexType: true } form
                ? form.Properties.Select(field => field.BinderModelName ?? field.Name!) : [property.BindingInfo?.BinderModelName ?? property.Name]);
        string[] byName = pattern switch
        {
            _ when pattern.StartsWith("/admin/articles", StringComparison.Ordinal) || pattern.StartsWith("/admin/pages", StringComparison.Ordinal) =>
                [.. FrontMatterFields.All.Select(field => field.Name), .. OfTheEditors],
            _ when pattern.StartsWith("/admin/sources", StringComparison.Ordinal) => [.. SourceForm.Fields([]).Concat(SourceForm.Facts).Select(field => field.Name)],
            _ when pattern.EndsWith("/rating", StringComparison.Ordinal) => ["stars"],
            _ when pattern.EndsWith("/comments", StringComparison.Ordinal) =>
                ["name", "body", "email", "adult", "consent", "keep", "notify", "quote", "reply-to", "website"],
            _ when pattern.EndsWith("/reports", StringComparison.Ordinal) => ["kind", "body", "email", "quote", "comment", "reason"],
            _ when pattern.StartsWith("/comments/{token}", StringComparison.Ordinal) => ["action", "body", "keep"],
            _ when pattern.StartsWith("/admin/site", StringComparison.Ordinal) => ["action", "id", "seen", "reason"],
            _ => [],
        };
        return [.. bound, .. byName, .. await _plain.NamesOnAsync(pattern)];
    }

    private static readonly string[] OfTheEditors =
    [
        "action", "body", "caption", "change", "clinical", "day", "days", "decorative", "draft", "folder", "hour", "kind", "language", "note", "reason",
        "revoke", "says", "seen", "text", "title", "to", "what-changed", "which", "whole", "why-changed", "withdraw-why",
    ];

    /// <summary>A form as a browser would send it: with what is on the page, and something in the fields that must have something.</summary>
    private sealed record PageForm(string Path, (string Name, string Value)[] Fields);

    private sealed partial class Twin : IDisposable
    {
        private string _setup = "none", _comment = "none";
        private StaffVisitor _kari = null!;

        public RunningSite Site { get; } = new(
            _ => { }, ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "0"), ("Limits:CommentsPerReaderPerHour", "0"), ("Limits:SecondsBetweenComments", "0"));

        public RouteEndpoint[] Endpoints => [.. Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

        public IModel Rows { get; private set; } = null!;

        public async Task BeginAsync()
        {
            Rows = await Site.Services.GetRequiredService<SiteDatabase>().ReadAsync(db => Task.FromResult(db.Model));
            _kari = await StaffVisitor.SignInAsync(Site, [.. Roles.Individual]);
            using HttpResponseMessage comment = await _kari.PostBareAsync(
                "/articles/fibro-fog/comments", ("name", "Ola"), ("body", "Walking helps me think."), ("consent", "on"), ("adult", "on"));
            _comment = LastPart(comment.Headers.Location!.ToString());
            (await _kari.PostBareAsync("/articles/fibro-fog/reports", ("kind", "error"), ("body", "The dose is wrong."))).Dispose();
            using HttpResponseMessage invited = await _kari.PostAsync(
                "/admin/staff", ("name", "Ola Nordmann"), ("email", "ola@clinic.example"), ("role", Role.Author.Name()));
            _setup = LastPart(Html.Parse(await invited.Content.ReadAsStringAsync()).One(".keep").Words());
        }

        public void Dispose()
        {
            _kari?.Dispose();
            Site.Dispose();
        }

        public async Task<IReadOnlyList<(string Pattern, CompiledPageActionDescriptor Page)>> PagesAsync()
        {
            PageLoader loader = Site.Services.GetRequiredService<PageLoader>();
            var pages = new List<(string, CompiledPageActionDescriptor)>();
            foreach (RouteEndpoint endpoint in Endpoints)
            {
                if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                {
                    pages.Add(($"/{endpoint.RoutePattern.RawText!.TrimStart('/')}", await loader.LoadAsync(page, endpoint.Metadata)));
                }
            }

            return pages;
        }

        /// <summary>The form that is posted to this page, by its place among them; an empty one where no page has any.</summary>
        /// <returns>Null when there are not so many.</returns>
        public async Task<PageForm?> FindFormAsync(string pattern, int number)
        {
            string path = PathFor(pattern);
            PageForm[] forms = [.. (await DocumentsAsync(pattern)).SelectMany(FormsOf).Where(form => PathOf(form.Path) == path)];
            return number < forms.Length ? forms[number] : number == 0 ? new PageForm(path, []) : null;
        }

        public async Task<string[]> NamesOnAsync(string pattern) =>
            [.. (await DocumentsAsync(pattern)).SelectMany(page => page.Page.QuerySelectorAll("form [name]")).Select(field => field.GetAttribute("name")!).Distinct()];

        public async Task<string> PostAsync(PageForm form, (string, string)[] more)
        {
            (string, string)[] token = form.Fields.Any(field => field.Name == StaffVisitor.TokenField) ? [] : [(StaffVisitor.TokenField, await _kari.TokenAsync("/admin/clock", "/admin/clock"))];
            using HttpResponseMessage answer = await _kari.PostBareAsync(form.Path, [.. form.Fields, .. more, .. token]);
            string page = await answer.Content.ReadAsStringAsync();
            string said = answer.StatusCode == HttpStatusCode.SeeOther ? "" : string.Join(" / ", Html.Parse(page).QuerySelectorAll("h1, #problem, .fault, .done").Select(part => part.Words()));
            return $"{(int)answer.StatusCode} {Secret().Replace($"{answer.Headers.Location} {said}", "*")}";
        }

        /// <summary>Every row and every file, with what is secret and by chance left out.</summary>
        public async Task<SortedDictionary<string, string>> StateAsync()
        {
            var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (string file in Directory.EnumerateFiles(Site.Content.Root, "*", SearchOption.AllDirectories))
            {
                string name = Path.GetRelativePath(Site.Content.Root, file);
                state[name] = Path.GetExtension(name) is ".md" or ".yaml" or ".json" ? await File.ReadAllTextAsync(file) : $"{new FileInfo(file).Length}";
            }

            string[] tables = [.. Rows.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct()];
            return await Site.Services.GetRequiredService<SiteDatabase>().ReadAsync(async db =>
            {
                await db.Database.OpenConnectionAsync();
                foreach (string table in tables)
                {
                    await using System.Data.Common.DbCommand command = db.Database.GetDbConnection().CreateCommand();
                    command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1, 2";
                    await using System.Data.Common.DbDataReader rows = await command.ExecuteReaderAsync();
                    var lines = new List<string>();
                    while (await rows.ReadAsync())
                    {
                        lines.Add(string.Join(", ", Enumerable.Range(0, rows.FieldCount).Select(at => $"{rows.GetName(at)}={Shown(rows.GetValue(at))}")));
                    }

                    state[table] = string.Join("\n    ", lines.Order(StringComparer.Ordinal));
                }

                return state;
            });
        }

        private static string Shown(object value) => value is byte[] bytes ? $"{bytes.Length} bytes" : Secret().Replace(Convert.ToString(value, CultureInfo.InvariantCulture)!, "*");

        private async Task<List<(string Path, IHtmlDocument Page)>> DocumentsAsync(string pattern)
        {
            var pages = new List<(string, IHtmlDocument)>();
            string path = PathFor(pattern);
            foreach (string asked in path.StartsWith("/articles/", StringComparison.Ordinal) ? [path, "/articles/fibro-fog"] : path.EndsWith("/merge", StringComparison.Ordinal) ? [path + "?with=pascoe2017"] : new[] { path })
            {
                pages.Add((asked, Html.Parse(await _kari.ReadAsync(asked))));
            }

            return pages;
        }

        // One for each button: a button may send a field, and may send the form elsewhere.
        private static IEnumerable<PageForm> FormsOf((string Path, IHtmlDocument Page) at)
        {
            foreach (IHtmlFormElement form in at.Page.QuerySelectorAll("form[method=post]").Cast<IHtmlFormElement>())
            {
                (string, string)[] fields = [.. FieldsOf(form)];
                string to = form.GetAttribute("action") is { Length: > 0 } action ? action : at.Path;
                IElement[] buttons = [.. form.QuerySelectorAll("button:not([type=button]):not([disabled])")];
                foreach (IElement? button in buttons.Length == 0 ? new IElement?[] { null } : [.. buttons.DistinctBy(one => (one.GetAttribute("name"), one.GetAttribute("value"), one.GetAttribute("formaction")))])
                {
                    (string, string)[] pressed = button?.GetAttribute("name") is { } name ? [(name, button.GetAttribute("value") ?? "")] : [];
                    yield return new PageForm(button?.GetAttribute("formaction") ?? to, [.. fields, .. pressed]);
                }
            }
        }

        private static IEnumerable<(string, string)> FieldsOf(IHtmlFormElement form)
        {
            var chosen = new HashSet<string>(StringComparer.Ordinal);
            foreach (IHtmlElement field in form.Elements.OfType<IHtmlElement>().Where(field => field.GetAttribute("name") is { Length: > 0 }))
            {
                string name = field.GetAttribute("name")!;
                switch (field)
                {
                    case IHtmlInputElement { Type: "file" }:
                        break;
                    case IHtmlInputElement { Type: "radio" } radio when radio.IsChecked || (radio.IsRequired && chosen.Add(name)):
                        yield return (name, radio.Value);
                        break;
                    case IHtmlInputElement { Type: "checkbox" } box when box.IsChecked:
                        yield return (name, box.Value);
                        break;
                    case IHtmlInputElement { Type: "radio" or "checkbox" }:
                        break;
                    case IHtmlInputElement input:
                        yield return (name, input.Value is { Length: > 0 } value || !input.IsRequired ? input.Value : input.Type == "email" ? "kari@nordmann.example" : "Some words");
                        break;
                    case IHtmlTextAreaElement area:
                        yield return (name, area.Value is { Length: > 0 } || !area.IsRequired ? area.Value : "Some words");
                        break;
                    case IHtmlSelectElement select:
                        yield return (name, select.Value ?? "");
                        break;
                }
            }
        }

        private string PathFor(string pattern) => Part().Replace(pattern, part => part.Groups[1].Value switch
        {
            "token" => pattern.StartsWith("/setup", StringComparison.Ordinal) ? _setup : _comment,
            "slug" => "fibro-fog",
            "folder" => pattern.StartsWith("/admin/pages", StringComparison.Ordinal) ? "about" : "fibro-fog",
            "key" => "albrecht2019",
            "name" => "none.png",
            "id" when EntryIds.FirstOrDefault(entry => pattern.StartsWith($"/admin/site/{entry.File}/", StringComparison.Ordinal)) is { Id: { } id } => id,
            "id" when pattern.StartsWith("/admin/staff", StringComparison.Ordinal) => "2",
            _ => "1",
        });

        private static readonly (string File, string Id)[] EntryIds =
            [("glossary", "astrocytes"), ("topics", "sleep"), ("conditions", "memory-trouble"), ("people", "jonas-berg"), ("clinics", "nordlia")];

        private static string PathOf(string address) => address.Split('?', '#')[0];

        private static string LastPart(string address) => address.Split('#')[0].Split('/')[^1];

        [GeneratedRegex(@"\{\**(\w+)[^}]*\}", RegexOptions.CultureInvariant)]
        private static partial Regex Part();

        // Tokens, hashes and ids of one site only.
        [GeneratedRegex(@"(?=[A-Za-z_-]*\d)[A-Za-z0-9_+=-]{16,}", RegexOptions.CultureInvariant)]
        private static partial Regex Secret();
    }
}
