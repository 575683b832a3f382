using FibroInfo.Audit;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>A clinic that publishes only what is signed, with texts whose address can change.</summary>
public sealed class MovedSite : RunningSite
{
    private static readonly string[] Folders = ["moved", "back", "linked", "raced", "drafted", "refused", "planned", "former", "other", "odd", "asked", "posted", "typed"];

    public MovedSite()
        : base(content =>
        {
            foreach (string folder in Folders)
            {
                content.Write(PathOf(folder), SigningSite.SignedText(folder));
            }

            content.Replace(PathOf("former"), "topics:", "aliases: [once-there, /long/ago]\ntopics:");
            content.Replace(PathOf("odd"), "topics:", "aliases: &old [once-odd]\ntopics:");
            content.Write("pages/links/en.md", PlainSite.Good("links").Replace("We are", "[Linked](/articles/linked#what-studies-say), [its sources](/articles/linked/references.txt). We are", StringComparison.Ordinal));
        })
    {
        (Author, Colleague) = (SignIn(), SignIn());
    }

    public StaffVisitor Author { get; }

    public StaffVisitor Colleague { get; }

    public static string PathOf(string folder, string name = "en.md") => $"articles/{folder}/{name}";

    public static string Form(string folder) => $"/admin/articles/{folder}/address?lang=en";

    public string File(string folder, string name = "en.md") => Content.Read(PathOf(folder, name));

    /// <summary>Types another address and presses the button.</summary>
    public static async Task<HttpResponseMessage> MoveAsync(StaffVisitor who, string form, string to, string reason = "", string? expectedVersion = null) =>
        await who.PostAsync(form, ("seen", expectedVersion ?? await SeenAsync(who, form)), ("to", to), ("reason", reason));

    public static async Task<string> SeenAsync(StaffVisitor who, string form) => Html.Parse(await who.ReadAsync(form)).One("main [name=seen]").GetAttribute("value")!;

    protected override void Dispose(bool disposing)
    {
        Author.Dispose();
        Colleague.Dispose();
        base.Dispose(disposing);
    }

    private StaffVisitor SignIn() => StaffVisitor.SignInAsync(this, Role.Author).GetAwaiter().GetResult();
}
