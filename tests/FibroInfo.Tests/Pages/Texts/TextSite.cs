using AngleSharp.Html.Dom;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Drafts;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>A site with two authors at their browsers, and texts that each test has for itself.</summary>
public sealed class TextSite : RunningSite
{
    private static readonly string[] Folders = ["plain", "gate", "warned", "raced", "overtaken", "deleted", "together", "windows", "canary", "posted", "body", "long", "quiet", "audited", "twice", "later", "full"];

    public TextSite()
        : base(content =>
        {
            NeedNoSignature(content);
            foreach (string folder in Folders)
            {
                content.Write($"articles/{folder}/en.md", Good(folder));
            }

            // Only a reviewed text can be published once more as it is.
            foreach (string folder in new[] { "plain", "full" })
            {
                content.Write($"articles/{folder}/en.md", HandSigned.Add(
                    Good(folder).Replace("topics: [research]", "reviewer: jonas-berg\nreviewed: 2026-01-10\ntopics: [research]", StringComparison.Ordinal)));
            }

            content.Write("articles/broken/en.md", "No keys at all.\n");
            content.Write("articles/wrong/en.md", Good("wrong").Replace("topics: [research]", "topics: [no-topic]", StringComparison.Ordinal));
        })
    {
        (Author, Colleague) = (SignIn(), SignIn());
    }

    public StaffVisitor Author { get; }

    public StaffVisitor Colleague { get; }

    /// <summary>So that texts are published as soon as they are written.</summary>
    public static void NeedNoSignature(ContentCopy content) => content.Replace("site.yaml", "sign-off: required", "sign-off: optional");

    /// <summary>A text without an error or warning, written as a person would by hand; nobody has signed it.</summary>
    public static string Good(string folder) =>
        $"""
        ---
        # Begun in spring.
        title:   "About {folder}"   # the blanks stay
        summary: A summary.
        aim: This page is for readers. It helps you test.
        status: published
        publish: 2026-01-10
        authors: [ingrid-solheim]
        topics: [research]
        key-points:
          - Sleep is light.
          # The next one is new.
          - It can get better.
          - You can start small.
        interests: None.
        ---

        ## What studies say

        Sleep is lighter. [@albrecht2019]

        ## What we do not know

        ::: unknown
        - If it helps.
        :::

        ::: help
        today: A painful rash
        :::

        ::: easy
        ## Sleep

        Sleep is light.
        :::

        """;

    /// <summary>What a text from a template lacks to be published, beside its summary and aim.</summary>
    public static readonly (string, string)[] Rest =
    [
        ("authors", "ingrid-solheim"), ("interests", "None."), ("key-points", "One is short.\nTwo is short.\nThree is short."), ("reason", "A test."),
    ];

    public string File(string folder) => Content.Read($"articles/{folder}/en.md");

    public static string Text(string folder) => $"/admin/articles/{folder}?lang=en";

    /// <summary>The form as the browser would send it, with other words in some fields.</summary>
    public static (string, string)[] Form(string page, string action, params (string Name, string Value)[] typed)
    {
        IHtmlDocument document = Html.Parse(page);
        IEnumerable<(string Name, string Value)> fields =
        [
            .. document.Some("#text-form input:not([name=__RequestVerificationToken])").Cast<IHtmlInputElement>().Where(input => input.Type is not ("checkbox" or "radio") || input.IsChecked).Select(input => (input.Name!, input.Value)),
            .. document.Some("#text-form textarea").Cast<IHtmlTextAreaElement>().Select(area => (area.Name!, area.Value.ReplaceLineEndings("\r\n"))),
            .. document.QuerySelectorAll("#text-form select[name]").Cast<IHtmlSelectElement>().Select(select => (select.Name!, select.Value!)),
        ];
        return [.. fields.Where(field => typed.All(change => change.Name != field.Name)), .. typed, .. action == "preview" ? new[] { ("preview", "on") } : []];
    }

    /// <summary>Where a button of the editor leads, whether it is drawn or not.</summary>
    /// <param name="editor">The address of the editor, with the name of the file.</param>
    public static string AddressOf(string editor, string action) => action switch
    {
        "save" or "preview" => editor,
        "publish" or "change" => Below(editor, "publication"),
        "ask" => Below(editor, "review-request"),
        "take-back" => Below(editor, "review-request/cancel"),
        "plan" => Below(editor, "schedule"),
        "unplan" => Below(editor, "schedule/cancel"),
        "withdraw" => Below(editor, "withdrawal"),
        "discard" => Below(editor, "discard"),
        "advertise" => Below(editor, "advertisement"),
        _ => throw new ArgumentException($"No button is called '{action}'.", nameof(action)),
    };

    /// <summary>Types into some fields of a page that was opened before, and presses a button.</summary>
    public static Task<HttpResponseMessage> PostAsync(StaffVisitor who, string editor, string page, string action, params (string, string)[] typed) =>
        who.PostFromAsync(editor, AddressOf(editor, action), Form(page, action, typed));

    /// <summary>Discards somebody's own draft.</summary>
    public static Task<HttpResponseMessage> DiscardAsync(StaffVisitor who, string editor) => who.PostFromAsync(editor, AddressOf(editor, "discard"));

    /// <summary>Opens the text, types into some fields and presses a button.</summary>
    public static async Task<HttpResponseMessage> SendAsync(StaffVisitor who, string folder, string action, params (string, string)[] typed) =>
        await PostAsync(who, Text(folder), await who.ReadAsync(Text(folder)), action, typed);

    /// <summary>Presses a button on a page that was opened before, with the token that stood there: the page itself may be gone by now.</summary>
    public static Task<HttpResponseMessage> PressAsync(StaffVisitor who, string folder, string page, string action, params (string, string)[] typed) =>
        who.PostBareAsync(AddressOf(Text(folder), action), [.. Form(page, action, typed), ("__RequestVerificationToken", Html.Parse(page).Some("[name=__RequestVerificationToken]")[0].GetAttribute("value")!)]);

    public Task<List<Draft>> DraftsAsync(string folder) => Services.GetRequiredService<DraftStore>().ListForFileAsync($"articles/{folder}/en.md", CancellationToken.None);

    public Task<List<string?>> AuditedAsync(string action, string folder) => Services.GetRequiredService<SiteDatabase>().ReadAsync(db => db.Set<FibroInfo.Audit.AuditEntry>()
        .Where(entry => entry.Action == action && entry.Subject == $"text articles/{folder}/en.md").Select(entry => entry.Detail).ToListAsync());

    /// <summary>Signs somebody out everywhere, as a time-out does.</summary>
    public async Task EndSessionsAsync(StaffVisitor who) => await WriteAsync(transaction => transaction.Db.Set<Session>().Where(session => session.Account == who.Account.Id).ExecuteDelete());

    public async Task SignInAgainAsync(StaffVisitor who) =>
        who.Cookies.Add(Address, new System.Net.Cookie("staff", await WriteAsync(transaction => Services.GetRequiredService<SessionStore>().Begin(transaction, who.Account)), "/"));

    private Task<T> WriteAsync<T>(Func<WriteTransaction, T> write) => Services.GetRequiredService<SiteDatabase>().WriteAsync(transaction => Task.FromResult(write(transaction)), CancellationToken.None);

    protected override void Dispose(bool disposing)
    {
        Author.Dispose();
        Colleague.Dispose();
        base.Dispose(disposing);
    }

    private static string Below(string editor, string part) => editor.Split('?') is var parts ? $"{parts[0]}/{part}?{parts.ElementAtOrDefault(1)}" : "";

    private StaffVisitor SignIn() => StaffVisitor.SignInAsync(this, Role.Author).GetAwaiter().GetResult();
}
