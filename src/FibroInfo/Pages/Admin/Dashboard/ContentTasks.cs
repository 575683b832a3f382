using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Dashboard;

/// <summary>What the content folder says against itself.</summary>
public static class ContentTasks
{
    public static IEnumerable<DashboardTask> Find(ContentSnapshot snapshot, UiText words, Func<string, DateTimeOffset?> changedAt)
    {
        ILookup<Severity, Problem> faults = snapshot.Problems.ToLookup(problem => problem.Severity);
        return new[]
        {
            ProblemTask(faults[Severity.Error], TaskUrgency.Now, count => words.Count("today.errors", count), changedAt),
            ProblemTask(faults[Severity.Warning], TaskUrgency.Sometime, count => words.Count("today.warnings", count), changedAt),
        }.OfType<DashboardTask>();
    }

    // As old as the last change of its file: that is when somebody could have seen it.
    private static DashboardTask? ProblemTask(IEnumerable<Problem> faults, TaskUrgency urgency, Func<int, string> say, Func<string, DateTimeOffset?> changedAt)
    {
        Problem[] all = [.. faults];
        return all.Length == 0 ? null : new DashboardTask(urgency, say(all.Length), null, all.Min(fault => changedAt(fault.File)))
        {
            Parts = [.. all.Take(DashboardTask.MaxParts).Select(
                fault => new DashboardTaskItem($"{fault.Message} {fault.Fix}", $"{fault.File}:{fault.Line}", null))],
        };
    }
}

/// <summary>Votes, comments and reports of articles whose folder is not there: somebody renamed it, or put the wrong content beside the data.</summary>
public static class OrphanTasks
{
    public static IEnumerable<DashboardTask> Find(ContentSnapshot snapshot, IReadOnlyDictionary<Slug, DateTimeOffset> lastLeft, UiText words)
    {
        HashSet<Slug> there = [.. snapshot.Articles.Select(article => article.Key)];
        // A folder whose file is broken is no lost one: its fault is told.
        bool IsFaulty(Slug key) => snapshot.Problems.Any(fault => fault.File.StartsWith($"articles/{key}/", StringComparison.Ordinal));
        Slug[] lost = [.. lastLeft.Keys.Except(there).Where(key => !IsFaulty(key)).OrderBy(key => key.Value, StringComparer.Ordinal)];
        // When the folder went nobody knows; it was there when a reader last left something.
        return lost.Length == 0 ? [] : [new DashboardTask(TaskUrgency.Sometime, words.Count("today.lost", lost.Length), null, lost.Min(key => lastLeft[key]))
        {
            Parts = [.. lost.Take(DashboardTask.MaxParts).Select(key => new DashboardTaskItem($"articles/{key}", words["today.lost-folder"], null))],
        }];
    }
}
