using Microsoft.AspNetCore.Mvc.ApplicationParts;

namespace FibroInfo.Benchmarks.Bare;

/// <summary>What the site is measured against: Kestrel and next to nothing on it.</summary>
internal static class BareServer
{
    public const string Bytes = "/bytes", Razor = "/razor", Upsert = "/upsert";

    /// <summary>The packed page that <see cref="Bytes"/> sends, in the data folder.</summary>
    public const string PackedPage = "page.br";

    /// <summary>The same page unpacked, whose size <see cref="Razor"/> takes.</summary>
    public const string PlainPage = "page.html";

    public static async Task<int> RunAsync(string address, string data)
    {
        byte[] packed = await File.ReadAllBytesAsync(Path.Combine(data, PackedPage));
        BareText.Fill(new FileInfo(Path.Combine(data, PlainPage)).Length);
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        // Of the pages only the one here, not the site's.
        builder.Services.AddRazorPages().ConfigureApplicationPartManager(parts =>
        {
            foreach (ApplicationPart part in parts.ApplicationParts.Where(part => part.Name == "FibroInfo").ToList())
            {
                parts.ApplicationParts.Remove(part);
            }
        });
        await using WebApplication app = builder.Build();
        using var upsert = new BareUpsert(data);
        app.Use(next => context => context.Request.Path == Bytes ? SendAsync(context.Response, packed) : next(context));
        app.UseRouting();
        app.MapRazorPages();
        app.MapPost(Upsert, upsert.HandleAsync);
        await app.RunAsync();
        return 0;
    }

    private static Task SendAsync(HttpResponse response, byte[] packed)
    {
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentEncoding = "br";
        response.ContentLength = packed.Length;
        return response.Body.WriteAsync(packed).AsTask();
    }
}
