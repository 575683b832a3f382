namespace FibroInfo.Text.Yaml;

/// <summary>A value of a YAML text, where it stands, and what stands in it.</summary>
/// <param name="Span">Without the comment behind it; of a list in lines, from its first dash on.</param>
public sealed record YamlPiece(YamlShape Shape, YamlSpan Span)
{
    /// <summary>Of a text: as the site reads it, "" for null.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<YamlMember> Members { get; init; } = [];

    public IReadOnlyList<YamlPiece> Items { get; init; } = [];

    public bool IsFlow => Shape is YamlShape.FlowMap or YamlShape.FlowList;

    public bool IsText => Shape is not (YamlShape.BlockMap or YamlShape.BlockList or YamlShape.FlowMap or YamlShape.FlowList or YamlShape.Other);
}

/// <summary>One key of a map.</summary>
/// <param name="Line">Of the key; lines and columns count from 0.</param>
/// <param name="BeginsLine">False behind a dash or a bracket: then its line is not its own.</param>
public sealed record YamlMember(string Key, int Line, int Column, bool BeginsLine, YamlPiece Value);
