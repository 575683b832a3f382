using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Tests.Content;

/// <summary>The folder as it is edited: what is read again, what stays on the air, what is wrong between files.</summary>
public sealed class ContentLoaderTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void Nothing_is_read_again_when_nothing_changed()
    {
        ContentLoader reader = _content.Reader();

        Assert.NotNull(reader.Read());
        Assert.Null(reader.Read());
    }

    [Fact]
    public void Only_the_file_that_changed_is_read_again()
    {
        _content.Write("articles/other/en.md", TempContent.Article());
        ContentLoader reader = _content.Reader();
        reader.Read();

        _content.Write(TempContent.ArticlePath, TempContent.Article("Changed.\n"));

        Assert.Equal("<p>Changed.</p>", Find(reader.Read()!, "sleep").Text.Sections.Single().Html.ToString());
        Assert.Equal(1, reader.FilesRead);
    }

    [Fact]
    public void A_body_that_is_saved_in_two_halves_is_whole_at_the_next_look()
    {
        ContentLoader reader = _content.Reader();
        reader.Read();
        _content.Write(TempContent.ArticlePath, TempContent.Article("First half."));
        Assert.Equal("<p>First half.</p>", Find(reader.Read()!, "sleep").Text.Sections.Single().Html.ToString());

        File.AppendAllText(_content.Full(TempContent.ArticlePath), " Second half.\n");

        Assert.Equal("<p>First half. Second half.</p>", Find(reader.Read()!, "sleep").Text.Sections.Single().Html.ToString());
    }

    [Fact]
    public void A_changed_source_reads_again_only_the_articles_that_cite_it()
    {
        _content.Write("articles/other/en.md", TempContent.Article("No source here.\n"));
        ContentLoader reader = _content.Reader();
        reader.Read();

        _content.Write("references.json", TempContent.Sources(TempContent.Source("wu2017", "\"finding\": \"new\""), TempContent.Source("bell2018")));

        Assert.Equal("new", Find(reader.Read()!, "sleep").Text.Sources[0].Reference!.Facts.Finding);
        Assert.Equal(2, reader.FilesRead);
    }

    [Theory]
    [InlineData("people.yaml")]
    [InlineData("topics.yaml")]
    [InlineData("conditions.yaml")]
    [InlineData("glossary.yaml")]
    [InlineData("clinics.yaml")]
    public void A_yaml_file_that_says_one_thing_more_reads_no_article_again(string file)
    {
        var one = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["people.yaml"] = "ID:\n  name: Name\n  profession: {en: Doctor, nb: Lege}\n  qualifications: [MD, PhD]\n",
            ["topics.yaml"] = "ID:\n  en: {title: Title, description: About.}\n",
            ["conditions.yaml"] = "ID:\n  names: {en: Name}\n  codes:\n    - {system: ICD-10, code: M79.7, label: Label, relation: exact}\n",
            ["glossary.yaml"] = "ID:\n  en: {term: TID, forms: [t ID, u ID], meaning: a therapy}\n",
            ["clinics.yaml"] = "ID:\n  name: Name\n  address: [Street 1, Oslo]\n  hours:\n    - {days: {en: Monday}, time: 9–15}\n",
        };
        string named = string.Concat(new[] { "ann", "bo", "sleep", "fm", "cbt" }.Select(id => one[file].Replace("ID", id, StringComparison.Ordinal)));
        _content.Write(file, named);
        _content.Write(TempContent.ArticlePath, TempContent.Article("About [[cbt]].\n"));
        ContentLoader reader = _content.Reader();
        Assert.Empty(reader.Read()!.Problems);

        _content.Write(file, named + one[file].Replace("ID", "more", StringComparison.Ordinal));

        Assert.Empty(reader.Read()!.Problems);
        Assert.Equal(1, reader.FilesRead);
    }

    [Theory]
    [InlineData("people.yaml", "qualifications: [MD, PhD]", "qualifications: [MD]")]
    [InlineData("people.yaml", "nb: Lege", "nb: Doktor")]
    [InlineData("topics.yaml", "About sleep.", "About rest.")]
    [InlineData("conditions.yaml", "relation: exact", "relation: broader")]
    [InlineData("glossary.yaml", "forms: [cognitive therapy]", "forms: []")]
    public void Any_word_of_what_an_article_names_reads_it_again(string file, string word, string other)
    {
        _content.Write("people.yaml", "ann:\n  name: Ann Berg\n  profession: {en: Doctor, nb: Lege}\n  qualifications: [MD, PhD]\nbo:\n  name: Bo Lie\n  profession: Nurse\n");
        _content.Write(TempContent.ArticlePath, TempContent.Article("About [[cbt]].\n"));
        ContentLoader reader = _content.Reader();
        reader.Read();

        string text = File.ReadAllText(_content.Full(file));
        Assert.Contains(word, text, StringComparison.Ordinal);
        _content.Write(file, text.Replace(word, other, StringComparison.Ordinal));

        Assert.Empty(reader.Read()!.Problems);
        Assert.Equal(2, reader.FilesRead);
    }

    [Fact]
    public void A_person_of_another_name_is_named_so_in_every_article()
    {
        ContentLoader reader = _content.Reader();
        reader.Read();

        _content.Write("people.yaml", "ann:\n  name: Ann Dahl\n  profession: Doctor\nbo:\n  name: Bo Lie\n  profession: Nurse\n");

        Assert.Equal("Ann Dahl", Find(reader.Read()!, "sleep").Authors.Single().Name);
    }

    [Fact]
    public void R10_a_broken_article_keeps_its_last_good_version_and_is_mended_by_the_next_save()
    {
        ContentLoader reader = _content.Reader();
        reader.Read();
        foreach (string broken in new[] { "", "---\n[", TempContent.Article("See [@nobody].\n"), TempContent.Article(null, ("title", null)) })
        {
            _content.Write(TempContent.ArticlePath, broken);
            ContentSnapshot holdings = reader.Read()!;

            Assert.Equal("Better sleep", Find(holdings, "sleep").Title);
            Assert.Contains(holdings.Problems, problem => problem.Severity == Severity.Error);
        }

        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("title", "title: Mended")));
        ContentSnapshot mended = reader.Read()!;
        Assert.Equal("Mended", Find(mended, "sleep").Title);
        Assert.Empty(mended.Problems);
    }

    [Theory]
    [InlineData("site.yaml")]
    [InlineData("people.yaml")]
    [InlineData("conditions.yaml")]
    [InlineData("topics.yaml")]
    [InlineData("glossary.yaml")]
    [InlineData("clinics.yaml")]
    [InlineData("references.json")]
    public void A_broken_shared_file_keeps_its_last_good_version(string file)
    {
        ContentLoader reader = _content.Reader();
        reader.Read();

        _content.Write(file, "a: [\n");
        ContentSnapshot holdings = reader.Read()!;

        Assert.Equal("Ann Berg", Find(holdings, "sleep").Authors.Single().Name);
        Assert.Equal("Test", holdings.SiteData.Site.Name);
        Assert.Contains(holdings.Problems, problem => problem.File == file && problem.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("site.yaml")]
    [InlineData("people.yaml")]
    [InlineData("conditions.yaml")]
    [InlineData("topics.yaml")]
    [InlineData("glossary.yaml")]
    [InlineData("references.json")]
    public void A_start_with_a_broken_shared_file_takes_no_article_off_the_air(string file)
    {
        _content.Write(file, "a: [\n");

        ContentSnapshot holdings = _content.Read();

        Assert.Equal("Better sleep", Find(holdings, "sleep").Title);
        Assert.Single(holdings.Problems, problem => problem.Severity == Severity.Error);
    }

    [Fact]
    public void A_broken_article_at_the_start_is_away_and_the_others_are_there()
    {
        _content.Write("articles/other/en.md", TempContent.Article());
        _content.Write(TempContent.ArticlePath, "broken");

        PublishedContent library = _content.Read().PublicAt(Now);

        Assert.True(library.IsBroken("/articles/sleep"));
        Assert.Equal(["other"], library.Articles.Select(article => article.Key.Value));
    }

    [Fact]
    public void An_article_comes_back_when_the_term_it_lacked_is_written()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article("About [[tens]].\n"));
        ContentLoader reader = _content.Reader();
        Assert.Empty(reader.Read()!.Articles);

        _content.Write("glossary.yaml", "tens:\n  en: {term: TENS, forms: [], meaning: weak current through the skin}\n");

        Assert.Single(reader.Read()!.Articles);
    }

    [Fact]
    public void A_deleted_article_is_gone()
    {
        ContentLoader reader = _content.Reader();
        reader.Read();

        File.Delete(_content.Full(TempContent.ArticlePath));

        Assert.Empty(reader.Read()!.Articles);
    }

    [Theory]
    [InlineData("articles/sleep/.en.md.swp")]
    [InlineData("articles/sleep/en.md~")]
    [InlineData("articles/sleep/#en.md#")]
    [InlineData("articles/sleep/.#en.md")]
    [InlineData(".git/articles/en.md")]
    [InlineData("articles/sleep/deep/er/en.md")]
    public void Swap_files_and_dotfiles_are_not_read(string path)
    {
        _content.Write(path, "not an article");

        Assert.Empty(_content.Read().Problems);
    }

    [Theory]
    [InlineData("articles/Sleep-Well/en.md")]
    [InlineData("articles/sleep well/en.md")]
    [InlineData("articles/sleep/english.md")]
    public void A_name_that_does_not_fit_is_told(string path)
    {
        _content.Write(path, TempContent.Article());

        Assert.Equal("file.name", Assert.Single(_content.Read().Problems).Rule);
    }

    [Fact]
    public void T13_a_symbolic_link_is_not_followed()
    {
        using var outside = new TempContent();
        Directory.CreateSymbolicLink(_content.Full("articles/linked"), outside.Full("articles/sleep"));
        Directory.CreateDirectory(_content.Full("articles/file"));
        File.CreateSymbolicLink(_content.Full("articles/file/en.md"), outside.Full(TempContent.ArticlePath));

        Assert.Equal(["sleep"], _content.Read().Articles.Select(article => article.Key.Value));
    }

    [Fact]
    public void An_empty_folder_and_a_missing_one_are_away_and_a_check_says_what_is_missing()
    {
        string empty = _content.Full("empty");
        Directory.CreateDirectory(empty);
        foreach (string root in new[] { empty, _content.Full("missing") })
        {
            var reader = new ContentLoader(new(root));
            Assert.Null(reader.Read());
            Assert.True(reader.IsAway);
            ContentSnapshot holdings = reader.ReadAsItIs();

            Assert.Empty(holdings.Articles);
            Assert.Contains(holdings.Problems, problem => problem.Rule == "file.missing");
            Assert.Empty(holdings.PublicAt(Now).Articles);
        }
    }

    [Fact]
    public void Of_two_articles_with_one_address_the_one_whose_folder_has_its_name_stays()
    {
        _content.Write("articles/a-copy/en.md", TempContent.Article(null, ("slug", "slug: sleep")));

        ContentSnapshot holdings = _content.Read();

        Assert.Equal("sleep", holdings.PublicAt(Now).Articles.Single().Key.Value);
        Assert.Equal("articles/a-copy/en.md", holdings.Problems.Single(problem => problem.Rule == "file.slug").File);
    }

    [Fact]
    public void An_old_address_leads_to_the_new_one_and_two_that_point_at_each_other_make_no_loop()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("aliases", "aliases: [old-sleep, other, /blog/2020/sleep]")));
        _content.Write("articles/other/en.md", TempContent.Article(null, ("aliases", "aliases: [sleep]")));

        ContentSnapshot holdings = _content.Read();
        PublishedContent library = holdings.PublicAt(Now);

        Assert.Equal(("/articles/sleep", "/articles/sleep"), (library.FindMoved("/articles/old-sleep"), library.FindMoved("/blog/2020/sleep")));
        Assert.Null(library.FindMoved("/articles/sleep"));
        Assert.Null(library.FindMoved("/articles/other"));
        Assert.Equal(2, holdings.Problems.Count(problem => problem.Rule == "file.alias"));
    }

    [Fact]
    public void A_related_article_that_is_not_there_is_an_error_that_names_the_nearest()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("related", "related: [{article: slep, why: Because.}]")));

        ContentSnapshot holdings = _content.Read();

        Problem problem = holdings.Problems.Single();
        Assert.Equal(("file.id", Severity.Error), (problem.Rule, problem.Severity));
        Assert.Contains("Did you mean 'sleep'?", problem.Fix, StringComparison.Ordinal);
        Assert.Empty(holdings.Articles);
    }

    [Fact]
    public void An_article_is_taken_once_the_related_one_comes_and_stays_when_that_one_goes()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("related", "related: [other]")));
        ContentLoader reader = _content.Reader();
        Assert.Empty(reader.Read()!.Articles);

        _content.Write("articles/other/en.md", TempContent.Article());
        Assert.Empty(reader.Read()!.Problems);

        Directory.Delete(_content.Full("articles/other"), recursive: true);
        ContentSnapshot holdings = reader.Read()!;
        Assert.Equal(["sleep"], holdings.Articles.Select(article => article.Key.Value));
        Assert.Equal((TempContent.ArticlePath, "file.id"), (holdings.Problems.Single().File, holdings.Problems.Single().Rule));
    }

    [Fact]
    public void A_broken_article_breaks_none_that_names_it()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("related", "related: [other]")));
        _content.Write("articles/other/en.md", TempContent.Article(null, ("related", "related: [sleep, nowhere]")));
        ContentLoader reader = _content.Reader();

        ContentSnapshot holdings = reader.Read()!;

        Assert.Equal(["sleep"], holdings.Articles.Select(article => article.Key.Value));
        Assert.Single(holdings.Problems);
        Assert.Null(reader.Read());
    }

    [Fact]
    public void A_translation_of_an_older_text_is_told()
    {
        _content.Write("site.yaml", "name: Test\nlanguages: [en, nb]\n");
        _content.Write(TempContent.ArticlePath, TempContent.Article("One.\n\nTwo changed.\n"));
        string[] blocks = [.. SignatureHash.ComputeBlockHashes("One.\n\nTwo.\n")];
        _content.Write("articles/sleep/nb.md", TempContent.Article("En.\n\nTo.\n", ("translated-from", "translated-from: en"), ("translated-at", $"translated-at: [\"{string.Join("\", \"", blocks)}\"]")));

        Problem problem = _content.Read().Problems.Single();
        Assert.Equal(("file.translation", Severity.Warning), (problem.Rule, problem.Severity));
        Assert.StartsWith("1 blocks", problem.Message, StringComparison.Ordinal);
    }

    private static Article Find(ContentSnapshot snapshot, string key) => snapshot.Articles.Single(article => article.Key.Value == key);
}
