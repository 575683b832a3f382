using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Dashboard;

/// <summary>Sources that readers should not rely on as they stand. Those that no public article uses can wait.</summary>
public static class SourceTasks
{
    public static IEnumerable<DashboardTask> Find(ContentSnapshot snapshot, PublishedContent library, UiText words)
    {
        Reference[] used = [.. snapshot.Bibliography.All.Where(source => library.UsesOf(source.Id).Any())];
        // Heaviest first: what stands before a concern is a retraction, whole or in part.
        Reference[] retracted = [.. used.Where(source => source.Facts.Notice is { Kind: < NoticeKind.Concern })];
        Reference[] noticed = [.. used.Where(source => source.Facts.Notice is { Kind: >= NoticeKind.Concern })];
        Reference[] unverified = [.. used.Where(source => source.Facts.Status != SourceStatus.Verified)];
        return new[]
        {
            Make(retracted, "notice", TaskUrgency.Now, words.Count("today.retracted", retracted.Length), words),
            Make(noticed, "notice", TaskUrgency.Soon, words.Count("today.noticed", noticed.Length), words),
            Make(unverified, "unverified", TaskUrgency.Sometime, words.Count("today.unverified", unverified.Length), words),
        }.OfType<DashboardTask>();

        DashboardTask? Make(Reference[] sources, string filter, TaskUrgency urgency, string text, UiText said) => sources.Length == 0
            ? null
            : new DashboardTask(urgency, text, $"{StaffRoutes.Sources.List}?show={filter}", Since(filter == "notice" ? sources : []))
            {
                Parts =
                [
                    .. sources.Take(DashboardTask.MaxParts).Select(source => new DashboardTaskItem(
                        VancouverStyle.Short(source, said.ForShort()),
                        said.Count("today.used-in", library.UsesOf(source.Id).Count()),
                        StaffRoutes.Sources.For(source))),
                ],
            };
    }

    private static DateTimeOffset? Since(Reference[] sources) => sources.Min(source => source.Facts.Notice?.Date) is { } first
        ? new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
        : null;
}
