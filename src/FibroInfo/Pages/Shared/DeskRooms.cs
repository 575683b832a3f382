using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Pages.Admin.Reports;
using FibroInfo.Pages.Admin.Sources;
using FibroInfo.Pages.Admin.Today;
using FibroInfo.Ratings;
using FibroInfo.Reports;

namespace FibroInfo.Pages.Shared;

/// <summary>What the staff's first page and the audit read.</summary>
public static class DeskRooms
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<CommentFigures>().AddSingleton<ReportFigures>().AddSingleton<RatingFigures>();
        services.AddSingleton<ReaderNeeds>().AddSingleton<SigningNeeds>().AddSingleton<LatelyDesk>().AddSingleton<AuditReading>().AddSingleton<SourceHistory>();
        services.AddScoped<MenuCounts>().AddScoped<ReportClosing>();
    }
}
