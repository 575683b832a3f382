using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Privacy;
using FibroInfo.Ratings;
using FibroInfo.Reports;

namespace FibroInfo.Pages.Shared;

/// <summary>What finds and erases a person's traces in every room that has some, and does so again in older rows.</summary>
public static class PrivacyRooms
{
    public static void AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<IEraser, CommentEraser>().AddSingleton<IEraser, ReportEraser>();
        services.AddSingleton<IEraser, VoteEraser>().AddSingleton<IEraser, LetterEraser>();
        services.AddSingleton<PersonsComments>().AddSingleton<PersonsReports>().AddSingleton<PersonsVotes>().AddSingleton<PersonsLetters>();
        services.AddSingleton<LetterFiles>();
        services.AddSingleton<BelongingsFinder>().AddSingleton<BelongingsStore>().AddSingleton<RetentionClock>();
    }
}
