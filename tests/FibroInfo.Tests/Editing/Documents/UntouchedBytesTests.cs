using System.Text;
using System.Text.Json.Nodes;
using FibroInfo.Editing.Documents;
using FibroInfo.Text;
using FsCheck;
using FsCheck.Fluent;

namespace FibroInfo.Tests.Editing.Documents;

/// <summary>Whatever the file looks like, an edit changes what it is about and no other byte.</summary>
public sealed class UntouchedBytesTests
{
    private static readonly Gen<string> Blank = Gen.Elements("", " ", "\n", "\r\n", "\t", "\n  ", "\r\n    ");

    private static readonly Gen<string> Value = Gen.Elements(
        "\"a\"", "\"\\u00e5\\/\"", "\"åß💙\"", "1.50", "1e3", "-0", "true", "null", "[]", "{}", "[1 , 2]", "{ \"x\" :\t1 }", "[ {\"family\":\"Berg\"} ]", "\"@albrecht2019\"");

    private static readonly Gen<string> Item =
        from fields in Gen.Choose(0, 5)
        from names in Gen.Elements("volume", "zz", "note", "issue", "abstract", "x-y").ArrayOf(fields)
        from values in Value.ArrayOf(fields)
        from blanks in Blank.ArrayOf(4)
        select $"{{{blanks[0]}\"id\"{blanks[1]}:{blanks[2]}\"KEY\",\"type\":\"book\",{blanks[3]}\"title\":\"T\""
            + string.Concat(names.Distinct().Zip(values, (name, value) => $"{blanks[0]},{blanks[3]}\"{name}\"{blanks[1]}:{blanks[2]}{value}")) + $"{blanks[2]}}}";

    private static readonly Gen<string[]> Pieces =
        from count in Gen.Choose(1, 5)
        from items in Item.ArrayOf(count)
        from before in Blank.ArrayOf(count)
        from after in Blank.ArrayOf(count)
        from mark in Gen.Elements("", "\uFEFF")
        from end in Blank
        select (string[])[mark + "[" + before[0], .. items.SelectMany((item, at) => new[] { item.Replace("KEY", $"k{at}", StringComparison.Ordinal), after[at] + (at + 1 < count ? "," + before[at + 1] : "]" + end) })];

    [Fact]
    public void A_save_touches_the_one_field_of_the_one_item()
    {
        int saved = 0;
        Prop.ForAll(Pieces.Zip(Gen.Choose(0, 4), (pieces, at) => (Pieces: pieces, At: at)).ToArbitrary(), made =>
        {
            int at = made.At % (made.Pieces.Length / 2);
            ReferencesFile file = Parse(string.Concat(made.Pieces));
            SourceItem item = file.Find($"k{at}")!;
            JsonObject wanted = file.Object(item);
            wanted["title"] = "Another";

            string after = Text(file.Change(item, wanted));

            string expected = made.Pieces[(at * 2) + 1].Replace("\"title\":\"T\"", "\"title\":\"Another\"", StringComparison.Ordinal);
            Assert.Equal(string.Concat(made.Pieces.Select((piece, place) => place == (at * 2) + 1 ? expected : piece)), after);
            saved++;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
        Assert.True(saved >= 1500, $"Only {saved} were saved.");
    }

    [Fact]
    public void A_field_that_is_added_and_taken_away_again_leaves_the_bytes_as_they_were()
    {
        Prop.ForAll(Pieces.ToArbitrary(), pieces =>
        {
            string text = string.Concat(pieces);
            ReferencesFile file = Parse(text);
            JsonObject before = file.Object(file.Items[0]);
            JsonObject wanted = file.Object(file.Items[0]);
            wanted["PMID"] = "12";

            ReferencesFile added = file.Change(file.Items[0], wanted);

            Assert.Equal("12", added.Items[0].Pmid);
            Assert.EndsWith(string.Concat(pieces[2..]), Text(added), StringComparison.Ordinal);
            Assert.Equal(text, Text(added.Change(added.Items[0], before)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Fact]
    public void Items_that_are_added_and_removed_leave_the_others_as_they_were()
    {
        Prop.ForAll(Pieces.ToArbitrary(), pieces =>
        {
            string text = string.Concat(pieces);
            ReferencesFile file = Parse(text);
            ReferencesFile added = file.Add([new JsonObject { ["id"] = "new", ["type"] = "book", ["title"] = "T" }], file.Items[0]);

            Assert.Equal(["k0", "new", .. file.Items.Skip(1).Select(item => item.Key)], added.Items.Select(item => item.Key));
            Assert.Equal(text, Text(added.Remove(added.Find("new")!)));
            Assert.All(file.Items, item => Assert.Contains(text[..0] + Encoding.UTF8.GetString(file.Bytes.Slice(item.Start, item.Length)), Text(added), StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Fact]
    public void A_rename_in_a_text_touches_keys_in_citations_and_nothing_else()
    {
        string[] parts = ["[@", "old", "older", "new", "; @", ";", "]", "@old", " [", "\n", "\r\n", "\t", "å", "💙", "\\", "[@old]", "[@old; @x]", "[@x;\n@old]", "`[@old]`", " . "];
        int rewritten = 0;
        Prop.ForAll(Gen.Elements(parts).ListOf(12).Select(list => string.Concat(list)).ToArbitrary(), text =>
        {
            string after = CitationScanner.Rewrite(text, "old", "fresh2");
            Assert.DoesNotContain("old", CitationScanner.Find(after));
            Assert.Equal(CitationScanner.Find(text).Select(key => key == "old" ? "fresh2" : key).Distinct(), CitationScanner.Find(after).Distinct());
            if (!CitationScanner.Find(text).Contains("old"))
            {
                Assert.Equal(text, after);
            }
            else if (CitationScanner.Find(text).Count() == CitationScanner.Find(after).Count())
            {
                rewritten++;
                Assert.Equal(text, CitationScanner.Rewrite(after, "fresh2", "old"));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
        Assert.True(rewritten > 300, $"Only {rewritten} were rewritten.");
    }

    private static ReferencesFile Parse(string text) => ReferencesFile.Parse(Encoding.UTF8.GetBytes(text), new List<Problem>())!;

    private static string Text(ReferencesFile file) => Encoding.UTF8.GetString(file.Bytes);
}
