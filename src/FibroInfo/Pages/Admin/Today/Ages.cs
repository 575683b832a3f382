using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Today;

public static class Ages
{
    /// <summary>"3 days": in the largest unit of which there is a whole one.</summary>
    public static string Age(this Words words, TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => words.Count("age.days", (int)age.TotalDays),
        { TotalHours: >= 1 } => words.Count("age.hours", (int)age.TotalHours),
        _ => words["age.under-an-hour"],
    };
}
