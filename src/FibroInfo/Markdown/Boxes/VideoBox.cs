using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;

namespace FibroInfo.Markdown.Boxes;

/// <summary>
/// <c>::: video https://… "Title"</c>: a film that is loaded only when the reader asks for it. The body is its transcript.
/// </summary>
internal sealed class VideoBox : Box
{
    public override string Name => "video";

    public override void Read(CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        IReadOnlyList<string> hosts = state.Context.SiteData.Site.VideoHosts;
        if (AllowedHost(arguments, state) is not { } host)
        {
            state.Report(box, "E-9.video", "This video isn't on a website that site.yaml allows.",
                $"Use an https address at one of: {string.Join(", ", hosts)}; for YouTube https://www.youtube-nocookie.com/embed/….");
            return;
        }

        if (string.IsNullOrEmpty(arguments.Quoted))
        {
            state.Report(box, "E-9.video", "This video has no title.", "Write '::: video https://… \"What it is about\"'.");
        }

        if (box.Count == 0)
        {
            state.Problems.Add(state.At(box).Warning("E-9.video", "This video has no transcript.",
                "Write what is said in it between the two lines with ':::'."));
        }

        state.FilmHosts.Add(host);
    }

    public override void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        if (AllowedHost(arguments, state) is not { } allowed)
        {
            renderer.WriteChildren(box);
            return;
        }

        UiText words = state.Words;
        string address = arguments.Word(0) ?? "";
        string host = KnownName(allowed);
        SafeHtml load = SafeHtml.From(
            $"""<button class="button primary" type="button" data-load hidden>{PlayMark}{words["film.load", host]}</button>""");
        SafeHtml open = SafeHtml.From(
            $"""
            <figure class="film" data-film="{address}" data-title="{arguments.Quoted}"><div class="stage"><p class="film-title">{arguments.Quoted}</p>
            <p>{words["film.nothing-yet", host]}</p>
            <p>{load} <a href="{address}">{words["film.watch", host]}</a></p></div>
            <details><summary>{words["film.transcript"]}</summary>

            """);
        WriteBetween(renderer, open, box, SafeHtml.From($"</details></figure>"));
    }

    private static readonly SafeHtml PlayMark = SafeHtml.From(
        $"""<svg viewBox="0 0 18 18" width="18" height="18" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" """
        + $"""aria-hidden="true" focusable="false"><path d="M4 2.5 15 9 4 15.5z"/></svg>""");

    private static string? AllowedHost(BoxArguments arguments, RenderContext state) =>
        Host(arguments) is { } host && state.Context.SiteData.Site.VideoHosts.Contains(host, StringComparer.OrdinalIgnoreCase) ? host : null;

    private static string? Host(BoxArguments arguments) =>
        Uri.TryCreate(arguments.Word(0), UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort ? uri.IdnHost : null;

    // The name by which people know the host.
    private static string KnownName(string host) => host switch
    {
        _ when host.EndsWith("youtube-nocookie.com", StringComparison.Ordinal) => "YouTube",
        _ when host.EndsWith("vimeo.com", StringComparison.Ordinal) => "Vimeo",
        _ => host,
    };
}
