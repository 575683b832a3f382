using FibroInfo.References;
using FsCheck;
using FsCheck.Fluent;

namespace FibroInfo.Tests.References;

/// <summary>R-5: the end page is shortened as NLM does, and never so that a reader could not restore it.</summary>
public class PageRangeTests
{
    [Theory]
    [InlineData("318-328", "318-28")]
    [InlineData("698-714", "698-714")]
    [InlineData("2285-2295", "2285-95")]
    [InlineData("2098-2110", "2098-110")]
    [InlineData("4495-4516", "4495-516")]
    [InlineData("500-507", "500-7")]
    [InlineData("28-37", "28-37")]
    [InlineData("98-102", "98-102")]
    [InlineData("72–83", "72-83")]
    [InlineData("72 — 83", "72-83")]
    [InlineData("72--83", "72-83")]
    [InlineData("318-28", "318-28")]
    [InlineData("12-12", "12")]
    [InlineData("377", "377")]
    [InlineData("e0221897", "e0221897")]
    [InlineData("CD012700", "CD012700")]
    [InlineData("n895", "n895")]
    [InlineData("S12-S19", "S12-9")]
    [InlineData("S12-9", "S12-9")]
    [InlineData("e12-e19", "e12-9")]
    [InlineData("S98-S102", "S98-102")]
    [InlineData("S12-T4", "S12-T4")]
    [InlineData("123A-126A", "123A-126A")]
    [InlineData("iii-ix", "iii-ix")]
    [InlineData("e2023-0012", "e2023-0012")]
    [InlineData("325–8; discussion 329", "325-8; discussion 329")]
    public void R5_An_end_page_loses_the_digits_it_shares(string page, string printed) =>
        Assert.Equal(printed, PageRange.Parse(page).Shortened());

    [Theory]
    [InlineData("318-28", "318", "328")]
    [InlineData("S12–9", "S12", "S19")]
    [InlineData("98-102", "98", "102")]
    [InlineData("iii-ix", "iii", "ix")]
    [InlineData("e0221897", "e0221897", null)]
    public void A_range_knows_its_full_end(string page, string first, string? last) =>
        Assert.Equal(new PageRange(first, last), PageRange.Parse(page));

    [Fact]
    public void R5_A_reader_can_restore_the_end_page()
    {
        int tried = 0;
        Prop.ForAll<NonNegativeInt, NonNegativeInt, bool>((start, pages, isSupplement) =>
        {
            tried++;
            string letter = isSupplement ? "S" : "";
            (int first, int last) = (start.Get + 1, start.Get + 1 + pages.Get);
            string printed = PageRange.Parse($"{letter}{first}-{letter}{last}").Shortened();
            return RestoredEnd(printed, letter) == last;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(5000));
        Assert.True(tried >= 2000);
    }

    [Fact]
    public void Shortening_twice_changes_nothing()
    {
        int tried = 0;
        Prop.ForAll<NonNegativeInt, NonNegativeInt>((start, pages) =>
        {
            tried++;
            string once = PageRange.Parse($"{start.Get}-{start.Get + pages.Get}").Shortened();
            return PageRange.Parse(once).Shortened() == once;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(5000));
        Assert.True(tried >= 2000);
    }

    // What a person does: the missing digits are those of the first page.
    private static int RestoredEnd(string printed, string letter)
    {
        string[] ends = printed.Replace(letter.Length > 0 ? letter : " ", "", StringComparison.Ordinal).Split('-');
        string end = ends[^1];
        return int.Parse(end.Length < ends[0].Length ? ends[0][..^end.Length] + end : end, System.Globalization.CultureInfo.InvariantCulture);
    }
}
