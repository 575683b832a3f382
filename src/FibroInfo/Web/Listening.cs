using Microsoft.AspNetCore.Http.Features;

namespace FibroInfo.Web;

/// <summary>Where the site listens, how much it takes in, and how long it waits (security: framework defaults, R9).</summary>
public static class Listening
{
    /// <summary>Bytes of any post; visitors' are smaller (<see cref="PostSize"/>), and a page that takes more says so itself.</summary>
    public const int MostBodyBytes = 64 * 1024;

    public static void AddListening(this WebApplicationBuilder builder, Settings settings)
    {
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            kestrel.Limits.MaxConcurrentConnections = 2000;
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 32;
            form.KeyLengthLimit = 256;
            form.ValueLengthLimit = 16 * 1024;
            form.MultipartBodyLengthLimit = MostBodyBytes;
        });
    }
}
