namespace FibroInfo.Registries;

public static class RegistriesSetup
{
    /// <param name="services">Where it is added.</param>
    /// <param name="endpoints">Where sources are looked up.</param>
    /// <param name="site">The site's public address.</param>
    public static IServiceCollection AddRegistries(this IServiceCollection services, RegistryEndpoints endpoints, Uri site)
    {
        services.AddSingleton(endpoints);
        services.AddSingleton<RetractionStatusCache>().AddSingleton<RegistryLookupStore>().AddSingleton<NoticePublisher>();
        services.AddSingleton<AcceptedDifferences>().AddSingleton<SourceComparer>().AddSingleton<LookupSchedule>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SourceLookup>(provider, site));
        return services.AddHostedService<RegistryLookupJob>();
    }
}
