namespace FibroInfo.Privacy;

public static class PrivacySetup
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) =>
        services.AddSingleton<PersonalDataFinder>().AddSingleton<PersonalDataStore>().AddSingleton<RetentionOverview>();
}
