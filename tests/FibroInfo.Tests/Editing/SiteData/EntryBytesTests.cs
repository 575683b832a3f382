using System.Text.Json.Nodes;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.SiteData;
using FibroInfo.Text;
using FsCheck;
using FsCheck.Fluent;

namespace FibroInfo.Tests.Editing.SiteData;

/// <summary>However a yaml file is written by hand, its form changes the value that was typed into, and no other line.</summary>
public sealed class EntryBytesTests
{
    private static readonly string[] Words =
        ["A", "null", "~", "it's: so", "a # b", "- dash", "[x]", "\"q\" \\ 'p'", "Ærlig «talt» 💙", "2026-11-23", "@at", "a\u200Bb", "x, y", "# no comment", "a:", "{m}", "a\u2028b", "a\u0001b", "yes?", "a, b: c", "%", "`", "| a", "> b", "*", "&x", "!t"];

    private static readonly Gen<string> Text = Gen.Elements("plain", "\"a \\\"b\\\"\"", "'it''s'", "plain text  # why", "\"\"", "plain: no", "two words").Select(text => text == "plain: no" ? "\"plain: yes\"" : text);

    private static readonly Gen<string> Gap = Gen.Elements("", "", "# a comment\n", "\n", "\n# two\n\n");

    private static readonly Gen<(SiteDataFile File, string Text)> Files =
        from file in Gen.Elements(SiteDataFileCatalogue.People, SiteDataFileCatalogue.Clinics, SiteDataFileCatalogue.Conditions, SiteDataFileCatalogue.Glossary, SiteDataFileCatalogue.Topics)
        from entries in Gen.Sized(_ => Entry(file)).ArrayOf(3)
        from gaps in Gap.ArrayOf(4)
        from ids in Gen.Elements(new[] { "ann", "bo", "cy" }, new[] { "cy", "ann", "bo" })
        from mark in Gen.Elements("", "\uFEFF")
        from end in Gen.Elements("\n", "\r\n", "\n", "\r")
        from isCut in Gen.Elements(true, false)
        let text = gaps[0] + string.Concat(entries.Select((entry, at) => $"{ids[at]}:{entry}{gaps[at + 1]}"))
        select (file, mark + (isCut ? text.TrimEnd('\n') : text).Replace("\n", end, StringComparison.Ordinal));

    public static TheoryData<string> Shipped => [.. SiteDataFileCatalogue.All.Select(file => file.Name)];

    [Fact]
    public void A_save_without_a_change_changes_no_byte()
    {
        int saved = 0;
        Prop.ForAll(Files.ToArbitrary(), made =>
        {
            YamlFileText text = Parse(made.File, made.Text);
            foreach (string id in text.Data.Select(pair => pair.Key))
            {
                Assert.Equal(made.Text, Save(made.File, text, id, []).ToString());
                saved++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
        Assert.True(saved >= 3000, $"Only {saved} were saved.");
    }

    [Fact]
    public void A_changed_field_is_read_back_and_all_other_values_and_lines_are_the_same()
    {
        int changed = 0;
        Prop.ForAll(Files.Zip(Gen.Elements(Words), (made, word) => (made.File, made.Text, Word: word)).ToArbitrary(), made =>
        {
            YamlFileText text = Parse(made.File, made.Text);
            foreach (string id in text.Data.Select(pair => pair.Key))
            {
                changed += ChangeEach(made.File, text, id, made.Word);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
        Assert.True(changed > 5000, $"Only {changed} were changed.");
    }

    [Fact]
    public void An_entry_that_is_added_and_taken_away_again_leaves_the_bytes_as_they_were()
    {
        int added = 0;
        Prop.ForAll(Files.ToArbitrary(), made =>
        {
            YamlFileText text = Parse(made.File, made.Text);
            foreach (string id in new[] { "aa", "bb", "zz" })
            {
                YamlFileText with = Assert.IsType<YamlFileText>(EntryRewriter.Add(text, id, new JsonObject { ["name"] = "it's: # so", ["list"] = new JsonArray("a", "b: c"), ["map"] = new JsonObject { ["x"] = "[y" } }));
                Assert.Equal("b: c", with.GetData(id)!["list"]![1]!.ToString());
                string[] order = [.. with.Data.Select(pair => pair.Key)];
                Assert.True(made.Text.IndexOf("cy:", StringComparison.Ordinal) < made.Text.IndexOf("ann:", StringComparison.Ordinal) ? order[^1] == id : order.SequenceEqual(order.Order(StringComparer.Ordinal)));
                YamlFileText without = Assert.IsType<YamlFileText>(EntryRewriter.Remove(with, id));
                Assert.Equal(text.Data.ToJsonString(), without.Data.ToJsonString());
                Assert.Equal(Lines(text).Where(line => line.Length > 0), Lines(without).Where(line => line.Length > 0));
                added++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Assert.True(added >= 1500, $"Only {added} were added.");
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_file_survives_its_form_and_takes_a_change_of_each_field(string name)
    {
        SiteDataFile file = SiteDataFileCatalogue.All.First(file => file.Name == name);
        string shipped = File.ReadAllText(Repository.Folder($"content/{file.Path}"));
        YamlFileText text = Parse(file, shipped);
        string?[] ids = file.HasEntries ? [.. text.Data.Select(pair => pair.Key)] : [null];
        Assert.NotEmpty(ids);
        foreach (string? id in ids)
        {
            Assert.Equal(shipped, Save(file, text, id, []).ToString());
            Assert.All(new EntryFormSchema(file, ["en"], _ => null).Show(text.GetData(id)).SelectMany(part => part.All), part => Assert.NotNull(part.Value));
        }

        Assert.True(ids.Take(3).Sum(id => ChangeEach(file, text, id, "Another: # \"text\"")) > 4, "Hardly anything was changed.");
    }

    [Fact]
    public void Rows_are_added_changed_and_taken_away_among_comments_that_stay()
    {
        YamlFileText text = Parse(SiteDataFileCatalogue.Clinics, "# head\nann:\n  name: A\n  hours:   # ours\n    # weekdays\n    - days: Monday # m\n      time: \"8\"\n    # rest\n    - {days: Friday, time: \"9\"}\n  note: N\n");

        YamlFileText fewer = Save(SiteDataFileCatalogue.Clinics, text, "ann", [("hours.0.gone", "yes"), ("hours", "3")]);
        Assert.Equal("# head\nann:\n  name: A\n  hours:   # ours\n    # weekdays\n    # rest\n    - {days: Friday, time: \"9\"}\n  note: N\n", fewer.ToString());

        YamlFileText more = Save(SiteDataFileCatalogue.Clinics, text, "ann", [("hours", "3"), ("hours.1.time", "10: late"), ("hours.2.days", "Sunday"), ("hours.2.time", "never")]);
        Assert.Equal("# head\nann:\n  name: A\n  hours:   # ours\n    # weekdays\n    - days: Monday # m\n      time: \"8\"\n    # rest\n    - {days: Friday, time: \"10: late\"}\n    - days: Sunday\n      time: never\n  note: N\n", more.ToString());
    }

    [Fact]
    public void A_text_becomes_one_for_each_language_once_they_differ()
    {
        YamlFileText text = Parse(SiteDataFileCatalogue.People, "ann:\n  name: A\n  profession: Doctor # in both\n");
        string[] both = ["en", "nb"];

        YamlFileText same = Save(SiteDataFileCatalogue.People, text, "ann", [("profession.en", "Nurse"), ("profession.nb", "Nurse")], both);
        Assert.Equal("ann:\n  name: A\n  profession: Nurse # in both\n", same.ToString());

        YamlFileText split = Save(SiteDataFileCatalogue.People, text, "ann", [("profession.nb", "Lege")], both);
        Assert.Equal("ann:\n  name: A\n  profession: {en: Doctor, nb: Lege} # in both\n", split.ToString());
    }

    [Theory]
    [InlineData("ann: &a\n  name: A\n", "an anchor")]
    [InlineData("{ann: {name: A}}\n", "a map on one line")]
    [InlineData("? ann\n: name\n", "an explicit key")]
    [InlineData("ann:\n  name: A\nann:\n  name: B\n", "a key twice")]
    [InlineData("ann: [a\n", "broken")]
    [InlineData("- a\n", "a list")]
    public void Where_values_cannot_be_told_apart_nobody_tries(string text, string why)
    {
        var problems = new List<Problem>();
        Assert.True(YamlFileText.Parse(text, "people.yaml", problems) is null, why);
        Assert.NotEmpty(problems);
    }

    // Each field in turn; the others are sent as they stand.
    private static int ChangeEach(SiteDataFile file, YamlFileText before, string? id, string word)
    {
        int changed = 0;
        Dictionary<string, string?> shown = Shown(file, before, id);
        foreach (string name in shown.Keys.Where(name => Part(file, before, id, name) is { Field.Kind: not EntryFieldKind.Yes, Row: 0 }))
        {
            string wanted = string.Join(Part(file, before, id, name).Field.IsList ? '\n' : ' ', FrontMatterForm.Clean(word).Split('\n'));
            if (shown[name] == wanted)
            {
                continue;
            }

            YamlFileText after = Save(file, before, id, [(name, word)]);
            Dictionary<string, string?> read = Shown(file, after, id);
            Assert.Equal(wanted, read[name]);
            Assert.Equal(shown.Where(pair => pair.Key != name).Where(pair => pair.Value != "").OrderBy(pair => pair.Key), read.Where(pair => pair.Key != name).Where(pair => pair.Value != "").OrderBy(pair => pair.Key));
            Untouched(before, after, id, name);
            changed++;
        }

        return changed;
    }

    // What differs lies within the lines of the field, and those of the other entries are the same.
    private static void Untouched(YamlFileText before, YamlFileText after, string? id, string name)
    {
        Assert.Equal(before.Data.Where(pair => pair.Key != id).Select(pair => before.Written(pair.Key)).Where(_ => id is not null), after.Data.Where(pair => pair.Key != id).Select(pair => after.Written(pair.Key)).Where(_ => id is not null));
        string[] old = Lines(before), fresh = Lines(after);
        int head = old.Zip(fresh).TakeWhile(pair => pair.First == pair.Second).Count();
        int tail = old.Reverse().Zip(fresh.Reverse()).Take(Math.Min(old.Length, fresh.Length) - head).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(old.Length - head - tail <= 6 && fresh.Length - head - tail <= 6, $"{name} changed too much:\n{before}\n---\n{after}");
        string top = name.Split('.')[0];
        foreach (string line in old.Skip(head).Take(old.Length - head - tail).Where(line => !line.Contains('#', StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(line, before.Data.Where(pair => id is null && pair.Key != top).Select(pair => before.Written(pair.Key)!.TrimEnd()));
        }
    }

    private static string[] Lines(YamlFileText text) => [.. LineBuffer.Split(text.ToString().TrimStart('\uFEFF')).Select(line => line.Text)];

    private static EntryFormField Part(SiteDataFile file, YamlFileText text, string? id, string name) =>
        new EntryFormSchema(file, ["en"], _ => null).Show(text.GetData(id)).SelectMany(part => part.All).First(part => part.Name == name);

    private static Dictionary<string, string?> Shown(SiteDataFile file, YamlFileText text, string? id) =>
        new EntryFormSchema(file, ["en"], _ => null).Show(text.GetData(id)).SelectMany(part => part.Leaves).ToDictionary(part => part.Name, part => part.Value);

    private static YamlFileText Save(SiteDataFile file, YamlFileText text, string? id, (string Name, string Value)[] typed, string[]? languages = null)
    {
        JsonObject before = text.GetData(id)!;
        var sent = new EntryFormSchema(file, languages ?? ["en"], _ => null).Show(before).SelectMany(part => part.All).Where(part => part.Value is not null)
            .ToDictionary(part => part.Name, part => part.Field.Kind == EntryFieldKind.Rows ? $"{part.Parts.Count}" : part.Value!);
        foreach ((string name, string value) in typed)
        {
            sent[name] = value;
        }

        JsonObject wanted = new EntryFormParser(file, new EntryFormSchema(file, languages ?? ["en"], name => sent.GetValueOrDefault(name))).Apply(before);
        return EntryRewriter.Change(text, id, wanted) ?? throw new InvalidOperationException($"This was not changed:\n{text}\nto:\n{wanted}");
    }

    private static YamlFileText Parse(SiteDataFile file, string text)
    {
        var problems = new List<Problem>();
        return YamlFileText.Parse(text, file.Path, problems) ?? throw new InvalidOperationException($"{problems[0]}:\n{text}");
    }

    private static Gen<string> Entry(SiteDataFile file) => file.Name switch
    {
        "people" =>
            from name in Text
            from profession in Gen.Elements(" Doctor", "\n    en: Doctor\n    nb: \"Lege\" # n", " {en: Doctor, nb: Lege}", " >\n    Doctor\n    and more", " Doctor of\n    medicine", "")
            from list in Gen.Elements("", "  qualifications:\n    - One\n    # two\n    - \"Two\"\n", "  qualifications: [a, \"b\"]\n", "  qualifications:\n  - a\n", "  qualifications: alone\n", "  qualifications: []\n", "  qualifications:\n")
            from example in Gen.Elements("", "  example: true # yes\n", "  example: false\n")
            select $"\n  name: {name}\n  # in between\n  profession:{profession}\n{list}{example}  x-unknown: {{a: [b, c]}}\n",
        "clinics" =>
            from name in Text
            from hours in Gen.Elements("", "  hours:\n    - days: Monday\n      time: \"8\" # t\n    - {days: Friday, time: \"9\"}\n", "  hours:\n  - time: x\n    days: {en: y}\n", "  hours:\n    -\n      days: z\n", "  hours: [{days: a, time: b}]\n", "  hours:\n    - Monday\n")
            from place in Gen.Elements("", "  coordinates: {latitude: 59.82, longitude: 10.58} # there\n", "  coordinates:\n    latitude: 1\n    longitude: \"2\"\n", "  coordinates: { latitude: 59.82 }\n")
            select $"\n    name:   {name}\n{hours.Replace("\n  ", "\n    ", StringComparison.Ordinal).Replace("  hours", "    hours", StringComparison.Ordinal).TrimEnd(' ')}{place.Replace("\n  ", "\n    ", StringComparison.Ordinal).Replace("  coordinates", "    coordinates", StringComparison.Ordinal).TrimEnd(' ')}",
        "conditions" =>
            from names in Gen.Elements(" FM", " {en: FM, nb: \"FMS\"}", "\n    en: FM\n    nb: 'FMS'")
            from codes in Gen.Elements("", "  codes:\n    - {system: ICD-10, code: M79.7, label: FM, relation: exact}\n", "  codes:\n    - system: ICD-10\n      code: \"M79\"\n      # note\n      label: FM\n      relation: exact\n    - system: X\n      code: Y\n      label: Z\n      relation: broader\n      checked: 2026-01-01\n")
            select $"\n  names:{names}\n{codes}",
        "glossary" =>
            from term in Text
            from forms in Gen.Elements("    forms: []\n", "    forms: [a, b b]\n", "", "    forms:\n      - a\n      - b\n")
            from nb in Gen.Elements("", "  nb: {term: x, meaning: y}\n", "  nb:\n    term: æ\n    meaning: ø\n")
            select $"\n  en:\n    term: {term}\n{forms}    meaning: m\n{nb}",
        _ => Text.Select(title => $"\n  en: {{title: {(title.Contains('#', StringComparison.Ordinal) ? "t" : title)}, description: d}}\n"),
    };
}
