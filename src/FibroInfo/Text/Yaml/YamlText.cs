using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FibroInfo.Text.Yaml;

/// <summary>One YAML text in; its top-level map or its problem out. Never throws, whatever the text.</summary>
public static class YamlText
{
    /// <param name="start">Where the text begins in its file, so that front matter reports the file's own lines.</param>
    /// <param name="mostBytes">The most bytes of UTF-8 that are read.</param>
    /// <param name="problems">Takes what is wrong; also everything the returned map finds later.</param>
    public static YamlMap? Read(string yaml, Place start, int mostBytes, ICollection<Problem> problems)
    {
        try
        {
            if (YamlGuard.Refuse(yaml, start, mostBytes) is { } refusal)
            {
                problems.Add(refusal);
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return Root(stream, start, problems);
        }
        catch (YamlException fault)
        {
            Place place = YamlGuard.Moved(start, (int)fault.Start.Line - 1, (int)fault.Start.Column - 1);
            problems.Add(place.Error("file.yaml", $"This is not valid YAML: {Sentence(fault.Message)}", Mend(fault)));
            return null;
        }
    }

    private static YamlMap? Root(YamlStream stream, Place start, ICollection<Problem> problems)
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

    // The library's message carries "(Line: 3, Col: 5, Idx: 20) - (…): " in front, which we say as our own place.
    private static string Sentence(string message)
    {
        int end = message.LastIndexOf("): ", StringComparison.Ordinal);
        return (end < 0 ? message : message[(end + 3)..]).TrimEnd('.') + ".";
    }

    private static string Mend(YamlException fault) =>
        fault.Message.Contains("uplicate", StringComparison.Ordinal)
            ? "Keep one of the two lines."
            : "Check the indentation (blanks, no tabs) and put quotes around a text with a colon, '#', '[' or '{' in it.";
}
