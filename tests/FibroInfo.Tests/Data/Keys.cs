using FibroInfo.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Data;

/// <summary>The seal as the program makes it, with its keys in a folder.</summary>
public static class Keys
{
    public static FieldProtector SealOf(DataFolder folder)
    {
        var services = new ServiceCollection();
        KeyFileRepository.Register(services.AddLogging(), folder);
        return new FieldProtector(services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>());
    }
}
