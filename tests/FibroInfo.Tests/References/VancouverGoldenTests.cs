using FibroInfo.References;

namespace FibroInfo.Tests.References;

/// <summary>R-5: whole references, each written by hand for one rule of NLM (Citing Medicine). Authors and titles are invented.</summary>
public class VancouverGoldenTests
{
    private const string Moe = "\"author\": [{\"family\": \"Moe\", \"given\": \"Kari\"}]";
    private const string Journal = "\"container-title\": \"Journal of Fog Research\", \"container-title-short\": \"J Fog Res\"";
    private const string Book = "\"publisher-place\": \"Oslo\", \"publisher\": \"Tåkeforlaget\", \"issued\": {\"date-parts\": [[2020, 5, 3]]}";
    private const string Year = "\"issued\": {\"date-parts\": [[2020]]}";

    [Theory]
    [InlineData("six authors are all named",
        """
        "author": [{"family": "A", "given": "B"}, {"family": "C", "given": "D"}, {"family": "E", "given": "F"}, {"family": "G", "given": "H"}, {"family": "I", "given": "J"}, {"family": "K", "given": "L"}]
        """, "A B, C D, E F, G H, I J, K L. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("of seven authors six are named",
        """
        "author": [{"family": "A", "given": "B"}, {"family": "C", "given": "D"}, {"family": "E", "given": "F"}, {"family": "G", "given": "H"}, {"family": "I", "given": "J"}, {"family": "K", "given": "L"}, {"family": "M", "given": "N"}]
        """, "A B, C D, E F, G H, I J, K L, et al. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("a hyphen between given names is dropped", """
        "author": [{"family": "Jung", "given": "Ye-Ha"}, {"family": "Ro", "given": "Mi‐Na S."}]
        """, "Jung YH, Ro MNS. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("a hyphen in a family name stays", """
        "author": [{"family": "Nord-Hagen", "given": "Pia"}]
        """, "Nord-Hagen P. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("initials stay as they are", """
        "author": [{"family": "Nordhagen", "given": "PQRS"}]
        """, "Nordhagen PQRS. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("a particle stays with the family name", """
        "author": [{"family": "Linden", "given": "Pieter", "non-dropping-particle": "van der"}]
        """, "van der Linden P. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("a particle behind the given name belongs to the family name", """
        "author": [{"family": "Linden", "given": "Pieter Q. van der"}]
        """, "van der Linden PQ. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("a particle that ends in an apostrophe is joined", """
        "author": [{"family": "Orvale", "given": "Luc", "dropping-particle": "d’"}]
        """, "d’Orvale L. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("a particle of one letter is a middle initial", """
        "author": [{"family": "Hagen", "given": "Robert", "dropping-particle": "a"}, {"family": "Ruud", "given": "T", "dropping-particle": "W."}]
        """, "Hagen RA, Ruud TW. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("junior follows the initials", """
        "author": [{"family": "Prest", "given": "Martin Leo", "suffix": "Jr."}]
        """, "Prest ML Jr. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("the third is a number", """
        "author": [{"family": "Prest", "given": "Martin", "suffix": "III"}]
        """, "Prest M 3rd. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("a group stands alone", """
        "author": [{"literal": "Fog Study Group"}]
        """, "Fog Study Group. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("a group behind people follows a semicolon", """
        "author": [{"family": "Moe", "given": "Kari"}, {"literal": "Fog Study Group"}]
        """, "Moe K; Fog Study Group. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("a comma in a group's name stays", """
        "author": [{"literal": "Ministry of Rest, Sleep and Fog"}]
        """, "Ministry of Rest, Sleep and Fog. On sleep. J Fog Res. 2020;4(2):11-9.")]
    [InlineData("without authors the title comes first", """
        "author": []
        """, "On sleep. J Fog Res. 2020;4(2):11-9.")]
    public void An_articles_authors(string rule, string authors, string reference) =>
        Check(rule, "article-journal", $"{authors.Trim()}, {Journal}, {Year}, \"volume\": \"4\", \"issue\": \"2\", \"page\": \"11-19\"", reference);

    [Theory]
    [InlineData("the end page loses what it shares", "\"volume\": \"4\", \"page\": \"2098-2110\"", "2020;4:2098-110.")]
    [InlineData("an abbreviated end page is understood", "\"volume\": \"4\", \"page\": \"318-28\"", "2020;4:318-28.")]
    [InlineData("nothing is shared", "\"volume\": \"4\", \"page\": \"98-102\"", "2020;4:98-102.")]
    [InlineData("the letter of a supplement's pages stands once", "\"volume\": \"4\", \"page\": \"S6-S12\"", "2020;4:S6-12.")]
    [InlineData("the letter of pages stands once, with all digits that differ", "\"volume\": \"4\", \"page\": \"R1-R10\"", "2020;4:R1-10.")]
    [InlineData("a letter and shared digits", "\"volume\": \"4\", \"page\": \"S12-S19\"", "2020;4:S12-9.")]
    [InlineData("an e before page numbers", "\"volume\": \"4\", \"page\": \"e98–e102\"", "2020;4:e98-102.")]
    [InlineData("letters behind page numbers keep both", "\"volume\": \"4\", \"page\": \"123A-126A\"", "2020;4:123A-126A.")]
    [InlineData("different letters keep both", "\"volume\": \"4\", \"page\": \"S12-T4\"", "2020;4:S12-T4.")]
    [InlineData("roman pages stay", "\"volume\": \"4\", \"page\": \"iii-ix\"", "2020;4:iii-ix.")]
    [InlineData("one page", "\"volume\": \"4\", \"page\": \"7-7\"", "2020;4:7.")]
    [InlineData("each run of pages is shortened", "\"volume\": \"4\", \"page\": \"156-158, 160-165\"", "2020;4:156-8, 160-5.")]
    [InlineData("a discussion follows", "\"volume\": \"4\", \"page\": \"325-328; discussion 329-331\"", "2020;4:325-8; discussion 329-31.")]
    [InlineData("an article number stands for pages", "\"volume\": \"4\", \"number\": \"e0221897\"", "2020;4:e0221897.")]
    [InlineData("the label of an article number goes", "\"volume\": \"4\", \"page\": \"Article 842224\"", "2020;4:842224.")]
    [InlineData("an article number of digits", "\"volume\": \"4\", \"article-number\": 842224", "2020;4:842224.")]
    [InlineData("a supplement of a volume", "\"volume\": \"42\", \"issue\": \"Supplement 2\", \"page\": \"S93-S99\"", "2020;42 Suppl 2:S93-9.")]
    [InlineData("a supplement as Oxford writes it", "\"volume\": \"42\", \"issue\": \"suppl_1\", \"page\": \"i3\"", "2020;42 Suppl 1:i3.")]
    [InlineData("a supplement of an issue", "\"volume\": \"58\", \"issue\": \"12 Suppl 7\", \"page\": \"S6-S12\"", "2020;58(12 Suppl 7):S6-12.")]
    [InlineData("a part of a volume", "\"volume\": \"83\", \"issue\": \"Pt 2\", \"page\": \"491-495\"", "2020;83(Pt 2):491-5.")]
    [InlineData("an issue without a volume", "\"issue\": \"401\", \"page\": \"230-238\"", "2020;(401):230-8.")]
    [InlineData("neither volume nor issue nor pages", "\"status\": \"x\"", "2020.")]
    public void Where_an_article_stands(string rule, string fields, string where) =>
        Check(rule, "article-journal", $"{Moe}, {Journal}, {Year}, {fields}", $"Moe K. On sleep. J Fog Res. {where}");

    [Theory]
    [InlineData("without a volume the date is whole", "article-journal", "\"issued\": {\"date-parts\": [[2020, 9, 14]]}, \"DOI\": \"10.1000/fog\"",
        "J Fog Res. 2020 Sep 14. doi: 10.1000/fog.")]
    [InlineData("with a volume the year is enough", "article-journal", "\"issued\": {\"date-parts\": [[2020, 9, 14]]}, \"volume\": \"4\"", "J Fog Res. 2020;4.")]
    [InlineData("a zero is no month", "article-journal", "\"issued\": {\"date-parts\": [[2018, 0, 0]]}", "J Fog Res. 2018.")]
    [InlineData("a zero is no day", "article-journal", "\"issued\": {\"date-parts\": [[2018, 9, 0]]}", "J Fog Res. 2018 Sep.")]
    [InlineData("a season is no month", "article-journal", "\"issued\": {\"date-parts\": [[2018, 21]]}", "J Fog Res. 2018.")]
    [InlineData("no date", "article-journal", "\"volume\": \"4\"", "J Fog Res. [date unknown];4.")]
    [InlineData("a newspaper is found by its day", "article-newspaper", "\"issued\": {\"date-parts\": [[2020, 8, 12]]}, \"volume\": \"9\", \"page\": \"2\"",
        "J Fog Res. 2020 Aug 12;9:2.")]
    [InlineData("an article that is only on the web keeps its month", "article-journal",
        "\"issued\": {\"date-parts\": [[2002, 6]]}, \"accessed\": {\"date-parts\": [[2002, 8, 12]]}, \"volume\": \"102\", \"issue\": \"6\", \"URL\": \"https://example.org/a\"",
        "J Fog Res [Internet]. 2002 Jun [cited 2002 Aug 12];102(6). Available from: https://example.org/a")]
    [InlineData("both numbers of PubMed", "article-journal", "\"issued\": \"2020\", \"volume\": \"4\", \"PMID\": \"123\", \"PMCID\": \"PMC456\"",
        "J Fog Res. 2020;4. PMID: 123; PMCID: PMC456.")]
    [InlineData("a number of PubMed Central alone", "article-journal", "\"issued\": \"2020\", \"volume\": \"4\", \"PMCID\": \"PMC456\"", "J Fog Res. 2020;4. PMCID: PMC456.")]
    public void When_it_was_published_and_its_numbers(string rule, string type, string fields, string rest) =>
        Check(rule, type, $"{Moe}, {Journal}, {fields}", $"Moe K. On sleep. {rest}");

    [Theory]
    [InlineData("a translated title stands in brackets, and its language at the end", "[On fog and sleep]",
        "\"volume\": \"122\", \"issue\": \"8\", \"page\": \"785-787\", \"language\": \"nor\"", "Moe K. [On fog and sleep]. J Fog Res. 2020;122(8):785-7. Norwegian.")]
    [InlineData("a question in brackets", "[Is it fog?]", "\"volume\": \"122\", \"language\": \"nb-NO\"", "Moe K. [Is it fog?]. J Fog Res. 2020;122. Norwegian.")]
    [InlineData("an untranslated title has its language too", "Om tåke", "\"volume\": \"122\", \"language\": \"Swedish\"", "Moe K. Om tåke. J Fog Res. 2020;122. Swedish.")]
    [InlineData("English is not named", "On fog", "\"volume\": \"122\", \"language\": \"en-US\"", "Moe K. On fog. J Fog Res. 2020;122.")]
    [InlineData("English among others is not named", "On fog", "\"volume\": \"122\", \"language\": \"eng; ger\"", "Moe K. On fog. J Fog Res. 2020;122.")]
    [InlineData("a language comes before the numbers", "[On fog]", "\"volume\": \"122\", \"language\": \"ger\", \"PMID\": \"123\"",
        "Moe K. [On fog]. J Fog Res. 2020;122. German. PMID: 123.")]
    [InlineData("what is no language is not printed", "On fog", "\"volume\": \"122\", \"language\": \"Zxx\"", "Moe K. On fog. J Fog Res. 2020;122.")]
    [InlineData("a question mark ends a title", "Is it fog?", "\"volume\": \"122\"", "Moe K. Is it fog? J Fog Res. 2020;122.")]
    public void Titles_and_languages(string rule, string title, string fields, string reference) =>
        Check(rule, "article-journal", $"{Moe}, {Journal}, {Year}, {fields}", reference, title);

    [Theory]
    [InlineData("an article of no journal is on the web", "article-journal",
        "\"issued\": \"2020-05\", \"accessed\": {\"date-parts\": [[2026, 1, 2]]}, \"URL\": \"https://example.org/a\"",
        "Moe K. On sleep [Internet]. 2020 May [cited 2026 Jan 2]. Available from: https://example.org/a")]
    [InlineData("a book", "book", Book, "Moe K. On sleep. Oslo: Tåkeforlaget; 2020.")]
    [InlineData("an edition", "book", "\"edition\": 23, " + Book, "Moe K. On sleep. 23rd ed. Oslo: Tåkeforlaget; 2020.")]
    [InlineData("an edition in words", "book", "\"edition\": \"Third edition\", " + Book, "Moe K. On sleep. Third ed. Oslo: Tåkeforlaget; 2020.")]
    [InlineData("a revised edition", "book", "\"edition\": \"Revised\", " + Book, "Moe K. On sleep. Revised ed. Oslo: Tåkeforlaget; 2020.")]
    [InlineData("the editor of a book with an author follows the edition", "book", "\"edition\": 2, \"editor\": [{\"family\": \"Ruud\", \"given\": \"T\"}], " + Book,
        "Moe K. On sleep. 2nd ed. Ruud T, editor. Oslo: Tåkeforlaget; 2020.")]
    [InlineData("a chapter", "chapter", "\"container-title\": \"Fog\", \"editor\": [{\"family\": \"Ruud\", \"given\": \"T\"}], \"page\": \"123-125\", " + Book,
        "Moe K. On sleep. In: Ruud T, editor. Fog. Oslo: Tåkeforlaget; 2020. p. 123-5.")]
    [InlineData("a paper of a conference", "paper-conference", "\"container-title\": \"Proceedings of the Fog Days\", \"page\": \"12-21\", " + Book,
        "Moe K. On sleep. In: Proceedings of the Fog Days. Oslo: Tåkeforlaget; 2020. p. 12-21.")]
    [InlineData("a thesis", "thesis", Book, "Moe K. On sleep [dissertation]. Oslo: Tåkeforlaget; 2020.")]
    [InlineData("a doctor's thesis in other words", "thesis", "\"genre\": \"PhD thesis\", " + Book, "Moe K. On sleep [dissertation]. Oslo: Tåkeforlaget; 2020.")]
    [InlineData("a master's thesis", "thesis", "\"genre\": \"MSc thesis\", " + Book, "Moe K. On sleep [master's thesis]. Oslo: Tåkeforlaget; 2020.")]
    [InlineData("another thesis", "thesis", "\"genre\": \"Bachelor's thesis\", " + Book, "Moe K. On sleep [bachelor's thesis]. Oslo: Tåkeforlaget; 2020.")]
    [InlineData("a thesis on the web", "thesis", "\"URL\": \"https://example.org/t\", \"accessed\": {\"date-parts\": [[2026, 1, 2]]}, " + Book,
        "Moe K. On sleep [dissertation on the Internet]. Oslo: Tåkeforlaget; 2020 [cited 2026 Jan 2]. Available from: https://example.org/t")]
    [InlineData("a report keeps its month", "report", "\"number\": \"7\", \"publisher\": \"Fog Agency\", \"issued\": {\"date-parts\": [[2002, 2]]}",
        "Moe K. On sleep. Fog Agency; 2002 Feb. Report No.: 7.")]
    [InlineData("a preprint", "article", "\"publisher\": \"fogRxiv\", \"issued\": {\"date-parts\": [[2021, 3, 5]]}, \"DOI\": \"10.1000/p\"",
        "Moe K. On sleep. fogRxiv [Preprint]. 2021 Mar 5. doi: 10.1000/p.")]
    [InlineData("a page of the web", "webpage", "\"publisher\": \"Fog Agency\", \"issued\": {\"date-parts\": [[2021, 3, 5]]}, \"URL\": \"https://example.org/w\"",
        "Moe K. On sleep [Internet]. Fog Agency; 2021 Mar 5. Available from: https://example.org/w")]
    [InlineData("a book in another language", "book", "\"language\": \"nn\", " + Book, "Moe K. On sleep. Oslo: Tåkeforlaget; 2020. Norwegian.")]
    [InlineData("a chapter in another language", "chapter", "\"container-title\": \"Fog\", \"page\": \"3-9\", \"language\": \"da\", " + Book,
        "Moe K. On sleep. In: Fog. Oslo: Tåkeforlaget; 2020. p. 3-9. Danish.")]
    public void Other_kinds_of_source(string rule, string type, string fields, string reference) => Check(rule, type, $"{Moe}, {fields}", reference);

    private static void Check(string rule, string type, string fields, string reference, string title = "On sleep")
    {
        string printed = VancouverStyle.Sentence(Sources.Make(type, fields, title));
        Assert.True(printed == reference, $"{rule}:\n{printed}\n{reference}");
    }
}
