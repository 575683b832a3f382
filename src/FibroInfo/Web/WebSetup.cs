using FibroInfo.Text;
using Microsoft.Extensions.WebEncoders;

namespace FibroInfo.Web;

public static class WebSetup
{
    public static void AddWeb(this WebApplicationBuilder builder, SiteSettings settings)
    {
        builder.AddKestrelEndpoints(settings);
        builder.Services.AddAllowedHosts();
        builder.Services.AddErrorPages();
        builder.Services.AddAssets(settings.WebRoot);
        builder.Services.AddSingleton(settings.Limits).AddSingleton<NetworkRateLimiter>().AddSingleton<UploadFaultLog>();
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = SafeHtml.Letters);
    }
}
