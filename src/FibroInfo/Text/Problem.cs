using System.Text.Json.Serialization;
namespace FibroInfo.Text;

/// <summary>How serious a problem is. A file with an error is not published; warnings and advice do not prevent it.</summary>
public enum Severity { Error, Warning, Advice }

/// <summary>One problem in one file, described so that an editor knows what to do.</summary>
/// <param name="Rule">The rule's id, e.g. <c>P-5</c> (trust requirements) or <c>file.unknown-key</c>.</param>
/// <param name="File">The path below the content folder, with forward slashes.</param>
/// <param name="Line">1-based; 1 when the whole file is meant.</param>
/// <param name="Column">1-based.</param>
/// <param name="Message">What is wrong, one sentence.</param>
/// <param name="Fix">What to do about it, one sentence.</param>
public sealed record Problem(
    string Rule, Severity Severity, string File, int Line, int Column, string Message, [property: JsonPropertyName("mend")] string Fix)
{
    /// <summary>The address of a link that the editor can make an advertisement of; null for any other problem.</summary>
    [JsonIgnore]
    public string? ShopLink { get; init; }

    public override string ToString() => $"{File}:{Line}:{Column} {Severity}: {Message} {Fix} [{Rule}]";
}

/// <summary>A point in a file, from which problems are reported. Line and column are 1-based.</summary>
public readonly record struct FileLocation(string File, int Line = 1, int Column = 1)
{
    public Problem Error(string rule, string message, string fix) => new(rule, Severity.Error, File, Line, Column, message, fix);

    public Problem Warning(string rule, string message, string fix) => new(rule, Severity.Warning, File, Line, Column, message, fix);

    public Problem Advice(string rule, string message, string fix) => new(rule, Severity.Advice, File, Line, Column, message, fix);
}
