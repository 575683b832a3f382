using System.Net.Http.Headers;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Tests.Editing.Images;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>A site on which an author has pictures to add, each test in an article of its own.</summary>
public sealed class PictureSite : RunningSite
{
    private static readonly string[] Folders = ["added", "named", "refused", "hidden", "used", "removed", "drafted", "closed", "guarded", "large", "written", "away"];

    public PictureSite()
        : base(content =>
        {
            TextSite.NeedNoSignature(content);
            foreach (string folder in Folders)
            {
                content.Write($"articles/{folder}/en.md", TextSite.Good(folder));
            }
        })
    {
        Author = StaffVisitor.SignInAsync(this, Role.Author).GetAwaiter().GetResult();
    }

    public StaffVisitor Author { get; }

    public static string Pictures(string folder) => $"/admin/articles/{folder}/pictures?lang=en";

    public string[] Files(string folder) => [.. Directory.GetFiles(Path.Combine(Content.Root, "articles", folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public byte[] Bytes(string folder, string name) => File.ReadAllBytes(Path.Combine(Content.Root, "articles", folder, name));

    /// <summary>Sends one picture as the form does.</summary>
    public async Task<HttpResponseMessage> SendAsync(string folder, string name, byte[] bytes, params (string Name, string Value)[] fields)
    {
        using MultipartFormDataContent form = await FormAsync(folder, fields);
        form.Add(Part(bytes), "picture", name);
        return await Author.SendFormAsync(Pictures(folder), form);
    }

    public async Task<MultipartFormDataContent> FormAsync(string folder, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new StringContent(await Author.TokenAsync(Pictures(folder), Pictures(folder))), StaffVisitor.TokenField } };
        foreach ((string name, string value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }

    /// <summary>What its sender calls it is wrong on purpose: nobody may believe it.</summary>
    public static ByteArrayContent Part(byte[] bytes)
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        return part;
    }

    public async Task AddAsync(string folder, string name)
    {
        using HttpResponseMessage added = await SendAsync(folder, name, Drawn.Png(64, 48), ("decorative", "1"));
        added.EnsureSuccessStatusCode();
    }

    public Task<List<string>> AuditedAsync(string action) => Services.GetRequiredService<SiteDatabase>().ReadAsync(db => db.Set<FibroInfo.Audit.AuditEntry>()
        .Where(entry => entry.Action == action).Select(entry => entry.Subject).ToListAsync());

    protected override void Dispose(bool disposing)
    {
        Author.Dispose();
        base.Dispose(disposing);
    }
}
