using FibroInfo.Data;

namespace FibroInfo.Ratings;

public static class RatingsSetup
{
    public static IServiceCollection AddRatings(this IServiceCollection services) => services
        .AddSingleton<RatingStore>().AddSingleton<RatingStatistics>()
        .AddSingleton<VotesByPerson>().AddSingleton<IErasureReplay, VoteErasureReplay>();
}
