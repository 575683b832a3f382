using FibroInfo.Audit;
using FibroInfo.Content;
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
            AddSigned(content, "A text that somebody signed. [@nutma2023]");
        })
    {
        Author = StaffVisitor.SignInAsync(this, Role.Author).GetAwaiter().GetResult();
    }

    public StaffVisitor Author { get; }

    public string Sources => Content.Read("references.json");

    private static void AddSigned(ContentCopy content, string body)
    {
        (string slug, string title, DateOnly day) = ("signed-page", "A signed page", new DateOnly(2026, 1, 2));
        EveryBlock.AddSmall(content, slug, title, day, body: body);
        string written = FrontMatter.Read(content.Read($"articles/{slug}/en.md"), "", [])!.Body;
        string seal = SignatureHash.Compute(title, "A summary.", "This page is for readers. It helps you test.", ["First point.", "Second point.", "Third point."], written);
        EveryBlock.AddSmall(content, slug, title, day, $"signed: {seal}", body);
    }

    protected override void Dispose(bool disposing)
    {
        Author.Dispose();
        base.Dispose(disposing);
    }
}
