using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing.SiteData;
using FibroInfo.Accounts;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Site;

/// <summary>A yaml file on its card.</summary>
/// <param name="Count">Of its entries; null for a file that has none, or cannot be read.</param>
/// <param name="ChangedBy">Null where it was not changed here.</param>
public sealed record EntryCard(SiteDataFile File, bool MayOpen, int? Count, int Errors, int Warnings, DateOnly? Changed, string? ChangedBy);

/// <summary>What the clinic says in all its pages: six files, each on a card.</summary>
public sealed class EntryFilesModel(SiteDataFileLoader fileLoader) : PageModel
{
    public IReadOnlyList<EntryCard> Cards { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        ContentSnapshot holdings = await fileLoader.GetSnapshotAsync(cancel);
        var cards = new List<EntryCard>();
        foreach (SiteDataFile file in SiteDataFileCatalogue.All)
        {
            int? count = file.HasEntries ? fileLoader.Open(file, [])?.Data.Count : null;
            IReadOnlyList<Problem> findings = fileLoader.FindingsIn(file);
            (DateTimeOffset? at, string? who) = await fileLoader.LastAsync(file, cancel);
            bool mayOpen = StaffAccessRules.Find(StaffRoutes.Site.For(file))!.IsOpenTo(User.Roles());
            cards.Add(new EntryCard(file, mayOpen, count, findings.Count(problem => problem.Severity == Severity.Error),
                findings.Count(problem => problem.Severity == Severity.Warning), at is { } then ? holdings.SiteData.Site.Today(then) : null, who));
        }

        Cards = cards;
    }
}
