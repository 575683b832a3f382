using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Pages.Shared;
using FibroInfo.Publishing;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Adds a source from whatever was pasted: first shows what was read and what is known of it, then does what was chosen.</summary>
[RequestSizeLimit(SourceBytes.MostBytes + (64 * 1024))]
public sealed class AddModel(FreshShelf shelf, SourceEditor editor, PastedNumber numbers, Words words) : PageModel
{
    /// <summary>More are a file to import.</summary>
    private const int Most = 50;

    public string Text { get; private set; } = "";

    public Pasted? Read { get; private set; }

    public IReadOnlyList<IncomingChoice> Choices { get; private set; } = [];

    public string? Refusal { get; private set; }

    /// <summary>What was read, on its way through the form.</summary>
    public string Items => CslJson.Write(Choices.Select(choice => choice.Source));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadStaffPostAsync();
        return post["action"] == "add" ? await AddAsync(post, cancel) : await ReadAsync(post, cancel);
    }

    private async Task<IActionResult> ReadAsync(PostForm post, CancellationToken cancel)
    {
        Text = post["text"];
        Read = await PastedFile.ReadAsync(Request, cancel) ?? Pasted.Read(Text);
        if (await numbers.FindAsync(Read, cancel) is { } found)
        {
            (Read, Refusal) = (found.Record ?? Read, found.Refusal);
        }

        if (Read.Sources.Count > Most)
        {
            (Refusal, Read) = (words["sources.add-too-many", Most], null);
            return Refused(StatusCodes.Status400BadRequest);
        }

        Choices = await ChoicesAsync(Read.Sources, cancel);
        return Choices.Count == 0 && Read.Kind is not (PastedKind.Doi or PastedKind.Pmid) ? Refused(StatusCodes.Status400BadRequest) : Page();
    }

    private async Task<IActionResult> AddAsync(PostForm post, CancellationToken cancel)
    {
        IReadOnlyList<IncomingChoice> read = await ChoicesAsync(Pasted.Read(post["items"]).Sources, cancel);
        Choices = [.. read.Select((choice, at) => choice.With(post[$"choice-{at}"]))];
        Read = new Pasted(PastedKind.CslJson, [.. Choices.Select(choice => choice.Source)], []);
        JsonObject[] kept = [.. Choices.Where(choice => choice.Deed == IncomingDeed.Keep).Select(choice => Item(choice.Source))];
        SourceOutcome? refusal = kept.Length == 0 ? null : Unless(await editor.AddAsync(kept, User.Actor(), cancel));
        foreach (IncomingChoice merged in Choices.Where(choice => choice.Deed == IncomingDeed.Merge && refusal is null))
        {
            refusal = await FillAsync(merged, User.Actor(), cancel);
        }

        if (refusal is not null)
        {
            Refusal = Refusals.Sentence(refusal, words);
            return Refused(Refusals.Status(refusal));
        }

        return new SeeOther(Choices.Where(choice => choice.Deed != IncomingDeed.Skip).ToList() switch
        {
            [{ Deed: IncomingDeed.Keep } one] => SourceAddress.After(one.Source.Id, "added"),
            [var one] => SourceAddress.After(one.Known!.Known.Id, "taken"),
            [] => SourceAddress.List,
            _ => $"{SourceAddress.List}?sort=added&done=added",
        });
    }

    // What the known source lacks comes from the pasted one; what it has stays.
    private async Task<SourceOutcome?> FillAsync(IncomingChoice merged, Actor who, CancellationToken cancel)
    {
        if (editor.Find(merged.Known!.Known.Id) is not { } known)
        {
            return new SourceOutcome.NotThere();
        }

        JsonObject wanted = Item(known);
        MissingFields.Fill(wanted, Item(merged.Source));
        return Unless(await editor.ChangeAsync(known.Id, SourceVersion.Of(known), wanted, who, cancel));
    }

    private async Task<IReadOnlyList<IncomingChoice>> ChoicesAsync(IReadOnlyList<Reference> sources, CancellationToken cancel)
    {
        SourceIndex index = await shelf.SourcesAsync(cancel);
        var keys = new KeyMint(index.Find("", SourceSort.LastAdded).Select(listed => listed.Source.Id));
        return [.. sources.Select(source => IncomingChoice.Of(WithFreeKey(source), index.Doubles.FindAny(source)))];

        Reference WithFreeKey(Reference source) => keys.IsTaken(source.Id) ? CslJson.Rename(source, keys.Next(source.Id)) : source;
    }

    private static SourceOutcome? Unless(SourceOutcome outcome) => outcome is SourceOutcome.Done ? null : outcome;

    private static JsonObject Item(Reference source) => JsonNode.Parse(source.Json)!.AsObject();

    private PageResult Refused(int status) => new() { StatusCode = status };
}
