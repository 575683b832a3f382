namespace FibroInfo.Data;

public static class DataSetup
{
    /// <param name="services">Where it is added.</param>
    /// <param name="data">Owned by this process.</param>
    /// <param name="connection">What the operator set instead of a file in <paramref name="data"/>; else null.</param>
    public static IServiceCollection AddData(this IServiceCollection services, DataFolder data, string? connection)
    {
        services.AddSingleton(data).AddSingleton(new SqliteDatabaseFile(data, connection));
        services.AddSingleton<ChangeNotifier>().AddSingleton<ErasureLog>().AddSingleton<SiteDatabase>();
        services.AddSingleton<ReaderKeyGenerator>().AddSingleton<FieldProtector>();
        services.AddHostedService<DatabaseRecoveryService>();
        services.AddSingleton<ClockRecordFile>().AddSingleton<ClockMonitor>().AddHostedService<ClockMonitorJob>();
        KeyFileRepository.Register(services, data);
        return services;
    }
}
