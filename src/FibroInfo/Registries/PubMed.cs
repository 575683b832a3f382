using System.Text.Json;

namespace FibroInfo.Registries;

/// <summary>PubMed's summaries, by PMID (https://www.ncbi.nlm.nih.gov/books/NBK25499/).</summary>
internal sealed class PubMed(Uri home, string? contact, RegistryDoor door) : IRegistry, IDisposable
{
    /// <summary>Three requests a second are free to all (https://www.ncbi.nlm.nih.gov/books/NBK25497/); a little less is sure.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromMilliseconds(350);

    public Registry Name => Registry.PubMed;

    public async Task<RegistryAnswer> AskAsync(string asked, CancellationToken cancel)
    {
        string polite = contact is null ? "" : $"&email={Uri.EscapeDataString(contact)}";
        string query = $"esummary.fcgi?db=pubmed&id={Uri.EscapeDataString(asked)}&retmode=json&tool=fibroinfo{polite}";
        using Fetched fetched = await door.GetAsync(new Uri($"{home.AbsoluteUri.TrimEnd('/')}/{query}"), cancel);
        return fetched.Json is { } json ? Read(json.RootElement, asked) : RegistryAnswer.Without(fetched.Answer);
    }

    public void Dispose() => door.Dispose();

    private static RegistryAnswer Read(JsonElement root, string asked)
    {
        try
        {
            // Asked for what is not there it answers 200, with an error in the place of the paper.
            if (root.Field("result")?.Field(asked) is not { ValueKind: JsonValueKind.Object } summary || (summary.Text("uid") ?? asked) != asked)
            {
                return RegistryAnswer.Without(Answer.Unreadable);
            }

            return summary.Field("error") is not null ? RegistryAnswer.Without(Answer.NotThere)
                : PubMedSummary.Read(summary, asked) is { } record ? new RegistryAnswer(Answer.Known, record, PubMedSummary.Notice(summary))
                : RegistryAnswer.Without(Answer.Unreadable);
        }
        catch (InvalidOperationException)
        {
            return RegistryAnswer.Without(Answer.Unreadable);
        }
    }
}
