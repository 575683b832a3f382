using FibroInfo.Content;
using FibroInfo.References;
using FibroInfo.Registries;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>Words for what the rooms know as values.</summary>
public static class UiTextExtensions
{
    public static string Kind(this UiText words, ArticleKind kind) => words[kind switch
    {
        ArticleKind.Study => "kind.study",
        ArticleKind.Treatment => "kind.treatment",
        _ => "kind.article",
    }];

    public static string Relation(this UiText words, CodeRelation relation) => words[relation switch
    {
        CodeRelation.Broader => "relation.broader",
        CodeRelation.IncludedIn => "relation.included-in",
        _ => "relation.exact",
    }];

    public static string Evidence(this UiText words, EvidenceLevel level) => words[$"evidence.{level.Word()}"];

    /// <summary>"Evidence: Weak", or "Agreed by experts".</summary>
    public static string Label(this UiText words, EvidenceLabel label) =>
        label.Level is { } level ? words["evidence.label", words.Evidence(level)] : words["evidence.consensus"];

    public static SafeHtml Time(this UiText words, DateOnly date) => SafeHtml.From($"""<time datetime="{date:yyyy-MM-dd}">{words.Date(date)}</time>""");

    public static ShortReferenceWords ForShort(this UiText words) => new(words["names.and"], words["names.and-others"]);

    /// <summary>"a, b and c".</summary>
    public static SafeHtml Listed(this UiText words, IReadOnlyList<SafeHtml> things) => things.Count < 2
        ? SafeHtml.Concat(things)
        : SafeHtml.From($"{SafeHtml.Join(", ", things.SkipLast(1))} {words["names.and"]} {things[^1]}");
}

/// <summary>What registries, their answers and notices are called.</summary>
public sealed class RegistryNames(UiText words)
{
    /// <summary>They are called the same in every language.</summary>
    public string Get(Registry registry) => registry == Registry.RetractionWatch ? "Retraction Watch" : registry.ToString();

    public string Get(LookupOutcome answer) => words[$"registry.answer.{answer.ToString().ToLowerInvariant()}"];

    public string Get(NoticeState state) => words[$"registry.state.{state.ToString().ToLowerInvariant()}"];

    /// <summary>What it found, or why nothing.</summary>
    public string Get(RegistryLookup row) => row.Answer == LookupOutcome.Known ? Get(row.State) : Get(row.Answer);
}
