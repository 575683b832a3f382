using FibroInfo.Audit;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Sources;

/// <summary>A site with an author at a browser, for the tests of one class.</summary>
public sealed class SourceSite : RunningSite
{
    public SourceSite()
        : base(content =>
        {
            EveryBlock.AddNotice(content, "mueller2023", "retraction");
            content.Write("articles/later/en.next.md", "---\ntitle: Later\n---\n\nA draft leans on it. [@wolfe2016]\n");
            EveryBlock.AddSmall(content, "signed-page", "A signed page", new DateOnly(2026, 1, 2), body: "A text that somebody signed. [@nutma2023]");
        })
    {
        Author = StaffVisitor.SignInAsync(this, Role.Author).GetAwaiter().GetResult();
    }

    public StaffVisitor Author { get; }

    public string Sources => Content.Read("references.json");

    protected override void Dispose(bool disposing)
    {
        Author.Dispose();
        base.Dispose(disposing);
    }
}
