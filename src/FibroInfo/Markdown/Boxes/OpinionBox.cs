using System.Globalization;
using FibroInfo.Site;
using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;

namespace FibroInfo.Markdown.Boxes;

/// <summary>
/// <c>::: opinion jonas-berg 2026-11-16</c>: the clinic's opinion, visibly different from evidence. Signature and date are optional.
/// </summary>
internal sealed class OpinionBox : Box
{
    public override string Name => "opinion";

    public override void Read(CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        IdMap<Person> people = state.Context.SiteData.People;
        if (arguments.Word(0) is { } id)
        {
            state.Signers.Add(id);
        }
        else
        {
            return;
        }

        if (people.IsReadable && people.Find(id) is null)
        {
            state.Report(box, "file.id", $"people.yaml has no '{id}'.",
                SpellingSuggestion.Hint(id, people.Ids) + "Write '::: opinion id-of-person 2026-11-23'.");
        }

        if (arguments.Word(1) is { } date && Date(date) is null)
        {
            state.Report(box, "file.value", $"'{date}' isn't a date.", "Write it as 2026-11-23.");
        }
    }

    public override void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        UiText words = state.Words;
        SafeHtml open = SafeHtml.From(
            $"""<aside class="opinion" aria-label="{words["opinion.title"]}">"""
            + $"""<p class="opinion-title"><strong>{words["opinion.title"]}</strong> {words["opinion.not-evidence"]}</p>""");
        Person? person = arguments.Word(0) is { } id ? state.Context.SiteData.People.Find(id) : null;
        WriteBetween(renderer, open, box, SafeHtml.From($"{(person is null ? SafeHtml.Empty : Signature(person, arguments, state))}</aside>"));
    }

    private static SafeHtml Signature(Person person, BoxArguments arguments, RenderContext state)
    {
        UiText words = state.Words;
        SafeHtml date = Date(arguments.Word(1)) is { } day ? SafeHtml.From(
            $""", <time datetime="{day:yyyy-MM-dd}">{words.Date(day)}</time>""") : SafeHtml.Empty;
        string profession = words.InSentence(person.Profession.In(words.Language));
        string workplace = words["opinion.for", state.Context.SiteData.Site.Organisation.Name];
        return SafeHtml.From(
            $"""<p class="signed"><span class="initials" aria-hidden="true">{person.Initials}</span> """
            + $"""<span><strong>{person.Name}</strong>, {profession}<br>{workplace}{date}</span></p>""");
    }

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;
}
