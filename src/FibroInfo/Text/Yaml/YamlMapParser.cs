using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FibroInfo.Text.Yaml;

/// <summary>Parses a YAML text into its top-level map, or reports a problem. Never throws, whatever the text.</summary>
public static class YamlMapParser
{
    /// <param name="start">Where the text begins in its file, so that problems in front matter have the line numbers of the file.</param>
    /// <param name="maxBytes">A text with more bytes in UTF-8 is refused.</param>
    /// <param name="problems">Receives the problems, including those that the returned map finds later.</param>
    public static YamlMap? Read(string yaml, FileLocation start, int maxBytes, ICollection<Problem> problems)
    {
        if (YamlGuard.Refuse(yaml, start, maxBytes) is { } refusal)
        {
            problems.Add(refusal);
            return null;
        }

        var parser = new Parser(new StringReader(yaml));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            return Root(stream, start, problems);
        }
#pragma warning disable CA1031 // For some texts the parser throws other exceptions than YamlException. All are faults of the text.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Mark at = (fault as YamlException)?.Start ?? parser.Current?.Start ?? Mark.Empty;
            problems.Add(YamlErrorMessages.Explain(yaml, start, at, fault.Message));
            return null;
        }
    }

    private static YamlMap? Root(YamlStream stream, FileLocation start, ICollection<Problem> problems)
    {
        if (stream.Documents.Count == 0)
        {
            return new YamlMap(new YamlMappingNode(), start, problems);
        }

        if (stream.Documents is [{ RootNode: YamlMappingNode map }])
        {
            return new YamlMap(map, start, problems);
        }

        problems.Add(start.Error("file.yaml", "This is not a list of 'key: value' lines.", "Write one 'key: value' a line, without '---' between them."));
        return null;
    }
}
