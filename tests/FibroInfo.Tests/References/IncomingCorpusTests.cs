using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Tests.References;

/// <summary>
/// Ten small records of each program, all invented, as those programs write them: articles, a chapter, a book, a thesis, a report, a page
/// of the web, a translated title. This test reads the files in its own simple way, and asks of each field where it went.
/// </summary>
public partial class IncomingCorpusTests
{
    // What people are told of fields for which a source has no place, by name of the field.
    private static readonly Dictionary<string, string> NotKept = new (string Word, string Fields)[]
    {
        ("abstract", "AB N2 abstract"), ("keywords", "KW MH OT keywords author_keywords"), ("affiliations", "AD affiliation"), ("publication types", "PT"),
        ("notes", "N1 C3 C5 U1 U2 note"), ("attached files", "L1 L2 file"), ("numbers of other databases", "AN LID OID"), ("call numbers", "AV"),
        ("the database's own marks", "OWN STAT DCOM LR PL JID EDAT PST SO M3 DP DB ST RP"),
        ("the program's own marks", "mendeley-groups comment groups timestamp document_type source langid"),
    }.SelectMany(pair => pair.Fields.Split(' '), (pair, field) => KeyValuePair.Create(field, pair.Word)).ToDictionary(StringComparer.Ordinal);

    private static readonly string[] Names = [.. Directory.GetFiles(Folder).Select(Path.GetFileName).OfType<string>().Where(name => !name.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Files => [.. Names];

    private static string Folder => Sources.DataPath("incoming");

    [Fact]
    public void There_are_ten_records_of_each_of_fifteen_programs()
    {
        Assert.Equal(15, Names.Length);
        Assert.Equal(150, Names.Sum(file => Read(file).Sources.Count));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_field_of_a_program_vanishes_in_silence(string file)
    {
        PastedSources read = Read(file);
        string[] records = [.. Records(file)];
        Assert.Equal(records.Length, read.Sources.Count);
        int asked = 0;
        var vanished = new List<string>();
        foreach ((string record, Reference source) in records.Zip(read.Sources))
        {
            string kept = Plain(source.Json);
            foreach ((string name, string value) in Fields(file, record))
            {
                asked++;
                bool isSaid = read.Problems.Any(problem => problem.Message.Contains(name, StringComparison.Ordinal))
                    || (NotKept.TryGetValue(name, out string? word) && read.NotKept.Any(field => field.What == word));
                if (!isSaid && !Words(value).All(word => kept.Contains(word, StringComparison.Ordinal) || kept.Contains(Month(word), StringComparison.Ordinal)))
                {
                    vanished.Add($"{source.Id}: {name} = {value}");
                }
            }
        }

        Assert.True(asked >= 80, $"Only {asked} fields were asked about.");
        Assert.True(vanished.Count == 0, string.Join('\n', vanished));
    }

    [Fact]
    public void Each_record_is_printed_as_a_librarian_would_write_it()
    {
        string[] expected = File.ReadAllLines(Path.Combine(Folder, "expected.txt"));
        Assert.Equal(150, expected.Length);
        Assert.Equal(expected, Names.SelectMany(file => Read(file).Sources.Select((source, at) => $"{file} {at + 1}: {VancouverStyle.Sentence(source)}")));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_was_imported_comes_back_from_our_own_exports(string file)
    {
        IReadOnlyList<Reference> sources = Read(file).Sources;
        Assert.Equal(10, sources.Count);
        foreach ((string name, string written) in new[] { ("bib", BibTeX.Write(sources)), ("ris", Ris.Write(sources)), ("json", CslJson.Serialize(sources)) })
        {
            PastedSources back = PastedSources.Read(written);
            Assert.DoesNotContain(back.Problems, problem => problem.Rule == UnreadRule);
            Assert.Equal(sources.Select(Facts), back.Sources.Select(Facts));
            Assert.Equal(sources.Select(source => $"{name} {VancouverStyle.Sentence(source)}"), back.Sources.Select(source => $"{name} {VancouverStyle.Sentence(source)}"));
        }
    }

    private const string UnreadRule = "import.field";

    // What the printed line does not show.
    private static string Facts(Reference source) => string.Join(" | ", source.Id, source.CslType, source.ContainerTitle, source.ContainerTitleShort, source.Issued, source.Issn, source.Isbn,
        source.Language, source.Genre, source.Page is null ? null : PageRange.Parse(source.Page), source.Number, source.Authors.Count(author => author.IsGroup));

    private static PastedSources Read(string file)
    {
        var problems = new List<Problem>();
        string text = SourceFileDecoder.Read(File.ReadAllBytes(Path.Combine(Folder, file)), file, problems)!;
        Assert.Empty(problems);
        return PastedSources.Read(text, file);
    }

    private static IEnumerable<string> Records(string file)
    {
        string text = File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");
        return Path.GetExtension(file) switch
        {
            ".json" => JsonNode.Parse(text)!.AsArray().Select(item => item!.ToJsonString()),
            ".bib" => text.Split("\n@", StringSplitOptions.RemoveEmptyEntries),
            ".ris" => text.Split("ER  - ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            _ => text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries),
        };
    }

    private static IEnumerable<(string Name, string Value)> Fields(string file, string record) => Path.GetExtension(file) switch
    {
        // What is in an item stays in it; only what is wrong is taken out.
        ".json" => JsonNode.Parse(record)!.AsObject().Where(field => field.Key is not "id").Select(field => (field.Key, Text(field.Value!))),
        ".bib" => BibTeXField().Matches(record).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Where(field => field.Item1 is not ("eprinttype" or "month")),
        _ => TaggedField().Matches(record).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Where(field => field.Item1 is not ("TY" or "AU" or "ED") || file != "pubmed.nbib")
            .Where(field => field.Item1 != "TY"),
    };

    private static string Text(JsonNode node) => node switch
    {
        JsonObject fields => string.Join(' ', fields.Select(field => Text(field.Value!))),
        JsonArray list => string.Join(' ', list.Select(item => Text(item!))),
        _ => node.ToString(),
    };

    private static string Plain(string text) => PlainText.Fold(text.Replace('ı', 'i'));

    // Parts of words where TeX stands within them: "Bj{\o}rn" is asked about as "bj" and "rn".
    private static IEnumerable<string> Words(string value) =>
        TeX().Replace(value, " ").Split(' ').SelectMany(part => Plain(part).Split(' ')).Select(word => word.TrimStart('0'))
            .Where(word => word.Length > 1 && word is not ("http" or "https" or "doi" or "org" or "dx" or "pmid" or "pmcid" or "electronic" or "linking" or "print" or "and"
                or "family" or "given" or "prefix" or "suffix" or "useprefix" or "true" or "issn" or "isbn" or "url" or "ezproxy" or "example"));

    private static string Month(string word) => DateTime.TryParseExact(word, ["MMM", "MMMM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime month)
        ? month.Month.ToString(CultureInfo.InvariantCulture)
        : word;

    [GeneratedRegex(@"^  ([\w-]+) = [{""]?(.*?)[}""]?,?$", RegexOptions.Multiline)]
    private static partial Regex BibTeXField();

    [GeneratedRegex(@"^([A-Z][A-Z0-9]{1,3}) {0,2}- (.+)$", RegexOptions.Multiline)]
    private static partial Regex TaggedField();

    [GeneratedRegex(@"\\[A-Za-z]+|\\.|[{}$^_]")]
    private static partial Regex TeX();
}
