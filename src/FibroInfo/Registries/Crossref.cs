using System.Text.Json;

namespace FibroInfo.Registries;

/// <summary>Crossref's <c>works</c>, by DOI (https://api.crossref.org/swagger-ui/index.html).</summary>
internal sealed class Crossref(Uri home, string? contact, RegistryDoor door) : IRegistry, IDisposable
{
    /// <summary>Five a second, a tenth of what it grants to who says where mail finds them; an answer may ask for less.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    public Registry Name => Registry.Crossref;

    public async Task<RegistryAnswer> AskAsync(string asked, CancellationToken cancel)
    {
        string polite = contact is null ? "" : $"?mailto={Uri.EscapeDataString(contact)}";
        using Fetched fetched = await door.GetAsync(new Uri($"{home.AbsoluteUri.TrimEnd('/')}/works/{Uri.EscapeDataString(asked)}{polite}"), cancel);
        return fetched.Json is { } json ? Read(json.RootElement, asked) : RegistryAnswer.Without(fetched.Answer);
    }

    public void Dispose() => door.Dispose();

    private static RegistryAnswer Read(JsonElement root, string asked)
    {
        try
        {
            return root.Field("message") is { ValueKind: JsonValueKind.Object } work && CrossrefWork.Read(work) is { Doi: { } doi } record
                // A record of another paper says nothing about the notices of the one that was asked for.
                ? new RegistryAnswer(Answer.Known, record, doi.Value == asked ? CrossrefWork.Notice(work) : NoticeFinding.Unknown)
                : RegistryAnswer.Without(Answer.Unreadable);
        }
        catch (InvalidOperationException)
        {
            // Half of a character in a text: the one fault that the parser lets through.
            return RegistryAnswer.Without(Answer.Unreadable);
        }
    }
}
