using FibroInfo.Data;

namespace FibroInfo.Reports;

public static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportStore>().AddSingleton<ReportQueue>().AddSingleton<ReportDecisions>().AddSingleton<ReportStatistics>()
        .AddSingleton<ReportRetention>().AddHostedService<ReportRetentionJob>()
        .AddSingleton<ReportsByPerson>().AddSingleton<IErasureReplay, ReportErasureReplay>();
}
