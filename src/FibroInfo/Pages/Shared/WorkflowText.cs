using System.Text.Json;
using FibroInfo.Editing.Workflow;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>The states of the workflow in words, the same on every page.</summary>
public static class WorkflowText
{
    public static string State(this UiText words, ArticleState state) => words[$"workflow.state.{state}"];

    /// <summary>What a person who has the text open is told of its state.</summary>
    /// <param name="somebody">Who signs it or sent it back.</param>
    /// <param name="moment">When that was asked or done, or when it appears.</param>
    /// <returns>Empty for a state whose name says all.</returns>
    public static string Explain(this UiText words, ArticleState state, string somebody, string moment, string zone) =>
        words.Find($"workflow.say.{state}") is { } sentence ? string.Format(words.Language.Culture, sentence, somebody, moment, zone) : "";

    public static string Explain(this UiText words, ActionRefused refused) => words[$"workflow.refused.{refused.Why}", words.State(refused.State)];

    /// <summary>As the address of a list says it: <c>changed-after-review</c>.</summary>
    public static string Word(this ArticleState state) => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}
