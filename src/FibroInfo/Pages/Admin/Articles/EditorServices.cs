using FibroInfo.Content;
using FibroInfo.Editing;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Workflow;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>What was typed beside a button says nothing that can be done.</summary>
/// <param name="Why">In words.</param>
public sealed record NotUnderstood(string Why) : EditResult;

/// <summary>What the editor's pages need.</summary>
public sealed class EditorServices(
    EditingSessionLoader loader, ArticleWorkflow workflow, ArticleEditor editor, PreviewLinkStore links, PublishedContent content, UiText words,
    TimeProvider clock)
{
    public EditingSessionLoader Loader => loader;

    public ArticleWorkflow Workflow => workflow;

    public ArticleEditor Editor => editor;

    public PreviewLinkStore Links => links;

    public PublishedContent Content => content;

    public UiText Words => words;

    public TimeProvider Clock => clock;
}
