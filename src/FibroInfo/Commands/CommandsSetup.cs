namespace FibroInfo.Commands;

public static class CommandsSetup
{
    /// <summary>What the commands do that touch rows, and the socket on which a running site hears them.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<CommentCommandHandler>().AddSingleton<ImportCommandHandler>().AddSingleton<RetractionCommandHandler>()
        .AddSingleton<StaffCommandHandler>().AddSingleton<MailCommandHandler>().AddSingleton<BackupCommandHandler>()
        .AddHostedService<FirstAccountHint>().AddSingleton<ControlCommands>().AddHostedService<ControlServer>();
}
