using System.Text.Json.Nodes;
using FibroInfo.Editing;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Adds a source from whatever was pasted: first shows what was read and what is known of it, then does what was chosen.</summary>
[RequestSizeLimit(SourceBytes.MostBytes + (64 * 1024))]
public sealed class AddModel(FreshShelf shelf, SourceEditor editor, PastedNumber numbers, UiText words) : RefusingModel(words)
{
    /// <summary>More are a file to import.</summary>
    private const int Most = 50;

    public string Text { get; private set; } = "";

    public Pasted? Read { get; private set; }

    public IReadOnlyList<IncomingChoice> Choices { get; private set; } = [];

    /// <summary>A number alone, for which no record was found; null for that of a notice, which is no source.</summary>
    public PastedAlone? Alone { get; private set; }

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
        if (Read.Kind is PastedKind.Doi or PastedKind.Pmid)
        {
            return await LookUpAsync(Read, cancel);
        }

        if (Read.Sources.Count > Most)
        {
            (Refusal, Read) = (Words["sources.add-too-many", Most], null);
            return Refused(StatusCodes.Status400BadRequest);
        }

        Choices = await ChoicesAsync(Read.Sources, cancel);
        return Choices.Count == 0 ? Refused(StatusCodes.Status400BadRequest) : Page();
    }

    private async Task<IActionResult> LookUpAsync(Pasted number, CancellationToken cancel)
    {
        if (await numbers.FindAsync(number, cancel) is not { } found)
        {
            Alone = new PastedAlone(number, WasAsked: false);
            return Page();
        }

        (Read, Refusal, Alone) = (found.Record, found.Refusal, found.IsNotice || found.Record is not null ? null : new PastedAlone(number, WasAsked: true));
        Choices = await ChoicesAsync(Read?.Sources ?? [], cancel);
        return Page();
    }

    private async Task<IActionResult> AddAsync(PostForm post, CancellationToken cancel)
    {
        IReadOnlyList<IncomingChoice> read = await ChoicesAsync(Pasted.Read(post["items"]).Sources, cancel);
        Choices = [.. read.Select((choice, at) => choice.With(post[$"choice-{at}"]))];
        Read = new Pasted(PastedKind.CslJson, [.. Choices.Select(choice => choice.Source)], []);
        JsonObject[] added = [.. Choices.Where(choice => choice.Deed == IncomingDeed.Keep).Select(choice => choice.Source.ToItem())];
        // What the known source lacks comes from the pasted one; what it has stays.
        SourceMerge[] filled =
        [
            .. Choices.Where(choice => choice.Deed == IncomingDeed.Merge).Select(choice => new SourceMerge(choice.Known!.Known.Id, choice.Source.ToItem())),
        ];
        if (added.Length + filled.Length == 0)
        {
            return new SeeOther(SourceAddress.List);
        }

        SourceOutcome outcome = await editor.TakeInAsync(added, filled, User.Actor(), cancel);
        return outcome is not SourceOutcome.Done ? Refusals.Answer(this, outcome) : new SeeOther((added, filled) switch
        {
            ([var one], []) => SourceAddress.After(one["id"]!.ToString(), "added"),
            ([], [var one]) => SourceAddress.After(one.Key, "taken"),
            _ => $"{SourceAddress.List}?sort=added&done=added",
        });
    }

    private async Task<IReadOnlyList<IncomingChoice>> ChoicesAsync(IReadOnlyList<Reference> sources, CancellationToken cancel)
    {
        SourceIndex index = await shelf.SourcesAsync(cancel);
        var keys = new KeyMint(index.Find("", SourceSort.LastAdded).Select(listed => listed.Source.Id));
        return [.. sources.Select(source => IncomingChoice.Of(WithFreeKey(source), index.Doubles.FindAny(source)))];

        Reference WithFreeKey(Reference source) => keys.IsTaken(source.Id) ? CslJson.Rename(source, keys.Next(source.Id)) : source;
    }
}

/// <summary>What may become of a source that was pasted.</summary>
public enum IncomingDeed { Keep, Merge, Skip }

/// <summary>A source that was pasted, what it repeats, and what shall become of it.</summary>
public sealed record IncomingChoice(Reference Source, SourceDouble? Known, IncomingDeed Deed)
{
    /// <summary>Two sources cannot have one number: then it is filled in, or left.</summary>
    public bool MayKeep => Known is null or { By: DoubleBy.Title };

    public static IncomingChoice Of(Reference source, SourceDouble? known) => new(source, known, known is null ? IncomingDeed.Keep : IncomingDeed.Skip);

    public IncomingChoice With(string typed) =>
        Enum.TryParse(typed, ignoreCase: true, out IncomingDeed deed) && Enum.IsDefined(deed)
        && (deed != IncomingDeed.Keep || MayKeep)
        && (deed != IncomingDeed.Merge || Known is not null)
            ? this with { Deed = deed }
            : this;
}
