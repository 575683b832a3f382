using FibroInfo.Editing.Documents;
using FibroInfo.Text.Yaml;
using FsCheck;
using FsCheck.Fluent;

namespace FibroInfo.Tests.Editing.Documents;

/// <summary>However a file is written by hand, a form changes the key that was typed into, and no other byte.</summary>
public sealed class MatterBytesTests
{
    private static readonly string[] Texts =
        ["A", "null", "~", "it's: so", "a # b", "- dash", "[x]", "\"q\" \\ 'p'", "Ærlig «talt» 💙", "2026-11-23", "true", "@at", "a\u200Bb", "x, y", "# no comment", "a:", "e\u0301", "{m}", "a\u2028b", "a\u0001b"];

    private static readonly Gen<string> Gap = Gen.Elements("", "", "", "# a comment\n", "\n", "  # set in\n", "\n# two\n\n");

    private static readonly Gen<string> Trailing = Gen.Elements("", "", " # why", "   ");

    private static readonly string[] TextKeys = ["title", "summary", "aim", "interests", "publish", "status", "slug", "x-unknown"];

    private static readonly string[] ListKeys = ["key-points", "aliases", "authors", "topics", "x-list"];

    private static readonly Gen<string[]> Pieces =
        from texts in Gen.Elements(TextKeys).ArrayOf(4)
        from lists in Gen.Elements(ListKeys).ArrayOf(3)
        from entries in Gen.CollectToArray(texts.Distinct().Select(OfText).Concat(lists.Distinct().Select(OfList)).Append(Related))
        from shuffled in Gen.Shuffle(entries)
        from gaps in Gap.ArrayOf(shuffled.Length + 1)
        from body in Gen.Elements("", "\n", "\n## A\n\nText.\n", "No line end", "---\ntitle: no key\n---\n", "a  \n\n\n b\t\n")
        from mark in Gen.Elements("", "\uFEFF")
        from ends in Gen.Elements("\n", "\r\n").ArrayOf(6)
        from isMixed in Gen.Elements(true, false)
        from isOld in Gen.Elements(false, false, true)
        select Mixed(mark + "---\n" + gaps[0] + string.Concat(shuffled.Zip(gaps.Skip(1), (entry, gap) => entry + gap)) + "---\n" + body, isOld ? ["\r"] : ends, isMixed);

    [Fact]
    public void A_save_without_a_change_changes_no_byte()
    {
        int saved = 0;
        Prop.ForAll(Pieces.ToArbitrary(), pieces =>
        {
            string text = string.Concat(pieces);
            ArticleDocument matter = Parse(text);
            Assert.Equal(text, FrontMatterForm.Apply(matter, key => FrontMatterForm.Show(matter, FrontMatterFields.Find(key))).WithBody(matter.Body).ToString());
            saved++;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
        Assert.True(saved >= 1500, $"Only {saved} were saved.");
    }

    [Fact]
    public void A_changed_field_is_read_back_and_only_its_own_lines_differ()
    {
        int changed = 0;
        Prop.ForAll(Pieces.Zip(Gen.Elements(Texts).ArrayOf(3), (pieces, words) => (Pieces: pieces, Words: words)).ToArbitrary(), made =>
        {
            ArticleDocument before = Parse(string.Concat(made.Pieces));
            foreach (FrontMatterField field in FrontMatterFields.All.Where(field => before.Find(field.Name) is not null))
            {
                string wanted = FrontMatterForm.Clean(field.Kind is FrontMatterFieldKind.Lines or FrontMatterFieldKind.Ids ? string.Join('\n', made.Words.Select(word => word.ReplaceLineEndings(" ")))
                    : field.Kind == FrontMatterFieldKind.Related ? "fibro-fog: It's \"so\" # clear\nother" : made.Words[0]);
                ArticleDocument after = FrontMatterForm.Apply(before, key => key == field.Name ? wanted : null);

                Assert.Equal(wanted, FrontMatterForm.Show(after, field));
                Untouched(before, after, field.Name);
                changed++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(700));
        Assert.True(changed > 2000, $"Only {changed} were changed.");
    }

    [Fact]
    public void A_key_that_is_added_and_taken_away_again_leaves_the_bytes_as_they_were()
    {
        int added = 0;
        Prop.ForAll(Pieces.ToArbitrary(), pieces =>
        {
            string text = string.Concat(pieces);
            ArticleDocument before = Parse(text);
            foreach (FrontMatterField field in FrontMatterFields.All.Where(field => before.Find(field.Name) is null))
            {
                ArticleDocument with = FrontMatterForm.Apply(before, key => key == field.Name ? "one" : null);
                Assert.Equal("one", FrontMatterForm.Show(with, field));
                Assert.Equal(text, FrontMatterForm.Apply(with, key => key == field.Name ? "" : null).ToString());
                added++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
        Assert.True(added > 2000, $"Only {added} were added.");
    }

    [Fact]
    public void A_changed_line_of_the_text_leaves_the_keys_and_the_other_lines()
    {
        Prop.ForAll(Pieces.ToArbitrary(), pieces =>
        {
            ArticleDocument before = Parse(string.Concat(pieces));
            string typed = before.Body.Replace("Text.", "Another text.\nTwo lines.", StringComparison.Ordinal) + "end";

            ArticleDocument after = before.WithBody(typed);

            Assert.Equal(typed, after.Body);
            string[] keys = [.. before.Entries.Select(entry => before.Written(entry.Key)!)];
            Assert.Equal(keys, after.Entries.Select(entry => after.Written(entry.Key)!));
            int body = before.ToString().Length - LineBuffer.Write(LineBuffer.Split(before.ToString()).Skip(before.BodyLine - 1)).Length;
            Assert.StartsWith(before.ToString()[..body], after.ToString(), StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Every_shipped_text_survives_its_form()
    {
        string[] files = [.. Repository.Files("content/articles", "*.md"), .. Repository.Files("content/pages", "*.md")];
        Assert.True(files.Length >= 8, "Too few texts were found.");
        foreach (string file in files)
        {
            string text = File.ReadAllText(file);
            ArticleDocument matter = Parse(text);
            Assert.Equal(text, FrontMatterForm.Apply(matter, key => FrontMatterForm.Show(matter, FrontMatterFields.Find(key))!).WithBody(matter.Body).ToString());
            Assert.All(FrontMatterFields.All, field => Assert.NotNull(FrontMatterForm.Show(matter, field)));

            ArticleDocument retitled = FrontMatterForm.Apply(matter, key => key == "title" ? "Another: title" : null);
            string[] differing = [.. text.Split('\n').Except(retitled.ToString().Split('\n'))];
            Assert.StartsWith("title:", Assert.Single(differing), StringComparison.Ordinal);
            Assert.Equal("Another: title", retitled.Text("title"));
        }
    }

    [Theory]
    [InlineData("title: a\n", "no dashes")]
    [InlineData("---\ntitle: a\ntitle: b\n---\n", "a key twice")]
    [InlineData("---\n{title: a}\n---\n", "a map on one line")]
    [InlineData("---\n? title\n: a\n---\n", "an explicit key")]
    [InlineData("---\ntitle: [a\n---\n", "broken")]
    [InlineData("---\ntitle: &a b\n---\n", "an anchor")]
    [InlineData("", "nothing")]
    public void Where_keys_cannot_be_told_apart_nobody_tries(string text, string why) => Assert.True(ArticleDocument.Parse(text) is null, why);

    private static void Untouched(ArticleDocument before, ArticleDocument after, string key)
    {
        YamlEntry entry = before.Find(key)!;
        IReadOnlyList<RawLine> old = LineBuffer.Split(before.ToString().TrimStart('\uFEFF')), fresh = LineBuffer.Split(after.ToString().TrimStart('\uFEFF'));
        int head = entry.Line + 1, tail = old.Count - (entry.Value.EndLine + 2);
        Assert.Equal(old.Take(head), fresh.Take(head));
        Assert.Equal(old.TakeLast(tail), fresh.TakeLast(tail));
        Assert.Equal(before.ToString().StartsWith('\uFEFF'), after.ToString().StartsWith('\uFEFF'));
        Assert.Equal(before.Entries.Where(other => other.Key != key).Select(other => (other.Key, before.Written(other.Key))), after.Entries.Where(other => other.Key != key).Select(other => (other.Key, after.Written(other.Key))));
    }

    private static Gen<string> OfText(string key) =>
        from form in Gen.Elements(" plain text", "  \"a \\\"b\\\" \\u00e5\"", " 'it''s'", " >\n  folded\n  text", " |\n  literal\n\n  # text\n", "", " plain\n  that goes on", " \"double\n  goes on\"", " >-\n  folded", " null")
        from trailing in Trailing
        select form.Contains('\n', StringComparison.Ordinal) && form[1] is '>' or '|' ? $"{key}:{form}\n".Replace("\n\n", "\n", StringComparison.Ordinal) : $"{key}:{form}{trailing}\n";

    private static Gen<string> OfList(string key) =>
        from form in Gen.Elements(" [a, b]", " [ \"a\" ,b ]", " []", " a", "\n  - a\n  - \"b\"  # c\n  - c", "\n- a\n# between\n- 'b'", "\n  -\n    a\n  - b b", "\n  - >\n    folded\n    text\n  - c", " [a,\n  b]", "")
        from trailing in Trailing
        select $"{key}:{form}{trailing}\n";

    private static readonly Gen<string> Related = Gen.Elements(
        "related:\n  - article: x\n    why: It tells.\n  - y\n", "related: [x, y]\n", "related:\n- x\n- article: y # c\n  why: \"So\"\n", "", "related:\n  - why: \"First\"\n    article: x\n");

    private static string[] Mixed(string text, string[] ends, bool isMixed)
    {
        string[] lines = text.Split('\n');
        return [.. lines.SelectMany((line, at) => new[] { line, at == lines.Length - 1 ? "" : isMixed ? ends[at % ends.Length] : ends[0] })];
    }

    private static ArticleDocument Parse(string text) => ArticleDocument.Parse(text) ?? throw new InvalidOperationException($"This was not read:\n{text}");
}
