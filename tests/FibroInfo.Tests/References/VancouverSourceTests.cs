using FibroInfo.References;

namespace FibroInfo.Tests.References;

/// <summary>R-5, section 9: titles, journals, books, pages of the web.</summary>
public class VancouverSourceTests
{
    [Theory]
    [InlineData("Is it real", "Is it real.")]
    [InlineData("Is it real?", "Is it real?")]
    [InlineData("It is real!", "It is real!")]
    [InlineData("Is it “real?”", "Is it “real?”")]
    [InlineData("A note from the U.S.", "A note from the U.S.")]
    [InlineData("The role of <i>TSPO</i> and CO<sub>2</sub>", "The role of TSPO and CO2.")]
    [InlineData("Sleep &amp; pain: p &lt; 0.05", "Sleep & pain: p < 0.05.")]
    [InlineData("&lt;i&gt;In vivo&lt;/i&gt; imaging", "In vivo imaging.")]
    [InlineData("<jats:italic>In\\n  vivo</jats:italic>", "In vivo.")]
    [InlineData("p <0.05 and b> 2", "p <0.05 and b> 2.")]
    public void A_title_is_plain_text_closed_once(string title, string printed) =>
        Assert.Equal(printed, VancouverStyle.Parts(Sources.Article("", title)).Title);

    [Theory]
    [InlineData("\"volume\": \"75\", \"issue\": \"2\", \"page\": \"72-83\"", "2019;75(2):72-83.")]
    [InlineData("\"volume\": \"75\", \"page\": \"72-83\"", "2019;75:72-83.")]
    [InlineData("\"volume\": 75, \"issue\": 2, \"page\": 72", "2019;75(2):72.")]
    [InlineData("\"volume\": \"75\", \"issue\": \"2\"", "2019;75(2).")]
    [InlineData("\"issue\": \"2\", \"page\": \"72-83\"", "2019;(2):72-83.")]
    [InlineData("\"page\": \"72-83\"", "2019 Sep 14:72-83.")]
    [InlineData("\"volume\": \"75\"", "2019;75.")]
    [InlineData("", "2019 Sep 14.")]
    [InlineData("\"volume\": \"14\", \"page\": \"e0221897\"", "2019;14:e0221897.")]
    [InlineData("\"volume\": \"14\", \"number\": \"e0221897\"", "2019;14:e0221897.")]
    [InlineData("\"volume\": \"14\", \"article-number\": 842224", "2019;14:842224.")]
    [InlineData("\"volume\": \"8 Suppl 1\", \"page\": \"S12-S19\"", "2019;8 Suppl 1:S12-9.")]
    public void A_journal_article_names_year_volume_issue_and_pages(string fields, string printed)
    {
        string more = fields.Length > 0 ? ", " + fields : "";
        Reference article = Sources.Article($$"""
            "container-title": "Journal of Pain Research", "container-title-short": "J Pain Res", "issued": {"date-parts": [[2019, 9, 14]]}{{more}}
            """);
        Assert.Equal("J Pain Res. " + printed, VancouverStyle.Parts(article).Source);
    }

    [Theory]
    [InlineData("\"container-title\": \"The Lancet\"", "The Lancet. 2019;1.")]
    [InlineData("\"container-title\": \"The Lancet\", \"container-title-short\": \"Lancet\"", "Lancet. 2019;1.")]
    [InlineData("\"container-title-short\": \"J. Pain Res.\"", "J Pain Res. 2019;1.")]
    [InlineData("\"container-title-short\": \"Front Med (Lausanne)\"", "Front Med (Lausanne). 2019;1.")]
    [InlineData("\"publisher\": \"x\"", "2019;1.")]
    public void A_journal_goes_by_its_abbreviation_where_it_has_one(string fields, string printed) => Assert.Equal(
        printed, VancouverStyle.Parts(Sources.Article($"{fields}, \"issued\": \"2019\", \"volume\": \"1\"")).Source);

    [Fact]
    public void A_source_without_a_date_says_so() =>
        Assert.Equal("Pain. [date unknown];1.", VancouverStyle.Parts(Sources.Article("""
            "container-title": "Pain", "volume": "1"
            """)).Source);

    [Theory]
    [InlineData("article", """
        "publisher": "medRxiv", "issued": {"date-parts": [[2021, 3, 5]]}, "number": "2021.03.01.21252500", "DOI": "10.1101/2021.03.01.21252500"
        """, "Moe K. On sleep. medRxiv [Preprint]. 2021 Mar 5:2021.03.01.21252500. doi: 10.1101/2021.03.01.21252500.")]
    [InlineData("article", """
        "issued": {"date-parts": [[2021]]}
        """, "Moe K. On sleep [Preprint]. 2021.")]
    [InlineData("book", """
        "edition": "2", "publisher-place": "Oslo", "publisher": "Legeforlaget", "issued": {"date-parts": [[2020, 5]]}
        """, "Moe K. On sleep. 2nd ed. Oslo: Legeforlaget; 2020.")]
    [InlineData("book", """
        "edition": "Revised ed.", "volume": "3", "publisher": "Legeforlaget", "issued": {"date-parts": [[2020]]}
        """, "Moe K. On sleep. Revised ed. Vol. 3. Legeforlaget; 2020.")]
    [InlineData("chapter", """
        "container-title": "The book of pain", "editor": [{"family": "Berg", "given": "Anne"}, {"family": "Dahl", "given": "Per"}], "edition": "11", "publisher-place": "Oslo", "publisher": "Legeforlaget", "issued": {"date-parts": [[2020]]}, "page": "193-213"
        """, "Moe K. On sleep. In: Berg A, Dahl P, editors. The book of pain. 11th ed. Oslo: Legeforlaget; 2020. p. 193-213.")]
    [InlineData("chapter", """
        "container-title": "What is pain?", "editor": [{"family": "Berg", "given": "Anne"}], "publisher": "Legeforlaget", "issued": {"date-parts": [[2020]]}, "page": "193-197"
        """, "Moe K. On sleep. In: Berg A, editor. What is pain? Legeforlaget; 2020. p. 193-7.")]
    [InlineData("report", """
        "publisher-place": "Oslo", "publisher": "Helsedirektoratet", "number": "IS-1234", "issued": {"date-parts": [[2020]]}
        """, "Moe K. On sleep. Oslo: Helsedirektoratet; 2020. Report No.: IS-1234.")]
    [InlineData("report", """
        "publisher": "Helsedirektoratet", "URL": "https://example.org/r", "accessed": {"date-parts": [[2026, 11, 2]]}, "issued": {"date-parts": [[2020]]}
        """, "Moe K. On sleep [Internet]. Helsedirektoratet; 2020 [cited 2026 Nov 2]. Available from: https://example.org/r")]
    [InlineData("webpage", """
        "publisher-place": "London", "publisher": "NICE", "issued": {"date-parts": [[2021]]}, "accessed": {"date-parts": [[2026, 11, 2]]}, "URL": "https://example.org/ng193"
        """, "Moe K. On sleep [Internet]. London: NICE; 2021 [cited 2026 Nov 2]. Available from: https://example.org/ng193")]
    [InlineData("webpage", """
        "container-title": "Helsenorge", "original-date": {"date-parts": [[2019]]}, "issued": {"date-parts": [[2024, 1, 5]]}, "accessed": {"date-parts": [["2026", "11", "2"]]}, "URL": "https://example.org/a"
        """, "Moe K. On sleep [Internet]. Helsenorge; 2019 [updated 2024 Jan 5; cited 2026 Nov 2]. Available from: https://example.org/a")]
    [InlineData("post-weblog", """
        "container-title": "A blog", "issued": {"date-parts": [[2024, 1, 5]]}, "URL": "https://example.org/a", "DOI": "10.1000/b"
        """, "Moe K. On sleep [Internet]. A blog; 2024 Jan 5. doi: 10.1000/b. Available from: https://example.org/a")]
    [InlineData("dataset", """
        "publisher": "Zenodo", "issued": {"date-parts": [[2024]]}, "DOI": "10.5281/zenodo.1"
        """, "Moe K. On sleep [dataset]. Zenodo; 2024. doi: 10.5281/zenodo.1.")]
    [InlineData("article-journal", """
        "container-title": "Tidsskr", "volume": "3", "issued": {"date-parts": [[2024]]}, "accessed": {"date-parts": [[2026, 11, 2]]}, "URL": "https://example.org/a"
        """, "Moe K. On sleep. Tidsskr [Internet]. 2024 [cited 2026 Nov 2];3. Available from: https://example.org/a")]
    [InlineData("speech", """
        "publisher": "Ullevål", "issued": {"date-parts": [[2024]]}
        """, "Moe K. On sleep. Ullevål; 2024.")]
    public void Each_kind_of_source_names_what_finds_it(string type, string fields, string sentence) =>
        Assert.Equal(sentence, VancouverStyle.Sentence(Sources.Make(type, $$"""
            "author": [{"family": "Moe", "given": "Kari"}], {{fields}}
            """)));

    [Fact]
    public void A_book_of_many_hands_stands_under_its_editors() => Assert.Equal(
        "Berg A, Dahl P, editors. On sleep. Legeforlaget; 2020.",
        VancouverStyle.Sentence(Sources.Make("book", """
            "editor": [{"family": "Berg", "given": "Anne"}, {"family": "Dahl", "given": "Per"}], "publisher": "Legeforlaget", "issued": "2020"
            """)));

    [Theory]
    [InlineData("nutma2023", "Nutma and others, 2023")]
    [InlineData("lewis2021", "Lewis, 2021")]
    [InlineData("hauser2018", "Häuser and Fitzcharles, 2018")]
    [InlineData("fitzcharles2021", "Fitzcharles and others, 2021")]
    public void A_shipped_source_has_a_short_name(string id, string shortName) =>
        Assert.Equal(shortName, VancouverStyle.Short(Sources.Get(id), ShortReferenceWords.English));

    [Theory]
    [InlineData("\"author\": [{\"literal\": \"NICE\"}], \"issued\": \"2021\"", "NICE, 2021")]
    [InlineData("\"author\": [{\"family\": \"Valk\", \"non-dropping-particle\": \"van der\"}], \"issued\": \"2021\"", "van der Valk, 2021")]
    [InlineData("\"editor\": [{\"family\": \"Berg\"}], \"issued\": \"2021\"", "Berg, 2021")]
    [InlineData("\"author\": [{\"family\": \"Berg\"}]", "Berg")]
    [InlineData("\"issued\": \"2021\"", "On sleep, 2021")]
    [InlineData("\"author\": []", "On sleep")]
    public void A_short_name_is_who_and_when(string fields, string shortName) =>
        Assert.Equal(shortName, VancouverStyle.Short(Sources.Make("book", fields), ShortReferenceWords.English));

    [Fact]
    public void A_short_name_speaks_the_language_of_the_page() =>
        Assert.Equal("Häuser og Fitzcharles, 2018", VancouverStyle.Short(Sources.Get("hauser2018"), new ShortReferenceWords("og", "med flere")));
}
