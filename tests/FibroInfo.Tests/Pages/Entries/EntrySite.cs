using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Entries;

/// <summary>A site with an author and an administrator at their browsers, and yaml files as people write them by hand.</summary>
public sealed class EntrySite : RunningSite
{
    public const string Words = "/admin/site/glossary";

    public EntrySite()
        : base(content => content.Write("clinics.yaml", "# Where we are.\n" + content.Read("clinics.yaml")))
    {
        (Author, Boss) = (SignIn(Role.Author), SignIn(Role.Administrator));
    }

    public StaffVisitor Author { get; }

    public StaffVisitor Boss { get; }

    /// <summary>The form as the browser would send it, with other words in some fields.</summary>
    public static (string, string)[] Form(string page, params (string Name, string Value)[] typed)
    {
        IHtmlDocument document = Html.Parse(page);
        IEnumerable<(string Name, string Value)> fields =
        [
            .. document.Some("#entry-form input:not([name=__RequestVerificationToken])").Cast<IHtmlInputElement>()
                .Where(input => input.Type is not ("checkbox" or "radio") || input.IsChecked).Select(input => (input.Name!, input.Value)),
            .. document.QuerySelectorAll("#entry-form textarea").Cast<IHtmlTextAreaElement>().Select(area => (area.Name!, area.Value.ReplaceLineEndings("\r\n"))),
            .. document.QuerySelectorAll("#entry-form select").Cast<IHtmlSelectElement>().Select(select => (select.Name!, select.Value!)),
        ];
        return [.. fields.Where(field => typed.All(change => change.Name != field.Name)), .. typed, .. typed.Any(change => change.Name == "action") ? [] : new[] { ("action", "save") }];
    }

    /// <summary>Opens a form, types into some of its fields and presses a button.</summary>
    public static async Task<HttpResponseMessage> SendAsync(StaffVisitor who, string path, params (string, string)[] typed) =>
        await who.PostAsync(path, Form(await who.ReadAsync(path), typed));

    /// <summary>The same with a page that was opened before.</summary>
    public static Task<HttpResponseMessage> SendFromAsync(StaffVisitor who, string path, string page, params (string, string)[] typed) =>
        who.PostBareAsync(path, [.. Form(page, typed), (StaffVisitor.TokenField, Html.Parse(page).Some($"#entry-form [name={StaffVisitor.TokenField}]")[0].GetAttribute("value")!)]);

    public Task<List<string>> AuditedAsync(string subject) => Services.GetRequiredService<SiteDatabase>().ReadAsync(db => db.Set<AuditEntry>()
        .Where(entry => entry.Subject == subject).OrderBy(entry => entry.Id).Select(entry => entry.Action + ": " + entry.Detail).ToListAsync());

    protected override void Dispose(bool disposing)
    {
        Author?.Dispose();
        Boss?.Dispose();
        base.Dispose(disposing);
    }

    private StaffVisitor SignIn(Role role) => StaffVisitor.SignInAsync(this, role).GetAwaiter().GetResult();
}
