using FibroInfo.References;
using FsCheck;
using FsCheck.Fluent;

namespace FibroInfo.Tests.References;

/// <summary>E-5, section 9: numbers by first use, ranges from three up.</summary>
public class CitationNumbersTests
{
    [Fact]
    public void E5_A_source_is_numbered_where_it_is_first_used()
    {
        var numbers = new CitationNumbers([["b"], ["a", "b"], ["c", "a"]]);
        Assert.Equal(["b", "a", "c"], numbers.InOrder);
        Assert.Equal((1, 2, 3), (numbers["b"], numbers["a"], numbers["c"]));
    }

    [Fact]
    public void E5_Moving_a_paragraph_renumbers()
    {
        var before = new CitationNumbers([["a"], ["b"]]);
        var after = new CitationNumbers([["b"], ["a"]]);
        Assert.Equal((1, 2), (before["a"], after["a"]));
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1 2", "1, 2")]
    [InlineData("1 2 3", "1–3")]
    [InlineData("1 3 4 5", "1, 3–5")]
    [InlineData("5 3 1 4", "1, 3–5")]
    [InlineData("2 2 2", "2")]
    [InlineData("1 2 4 5 6 9", "1, 2, 4–6, 9")]
    [InlineData("10 9 8 7 1", "1, 7–10")]
    [InlineData("", "")]
    public void Neighbours_are_drawn_together_from_three_up(string numbers, string printed) => Assert.Equal(
        printed,
        string.Join(", ", CitationNumbers.Print(numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse))));

    [Fact]
    public void A_group_prints_its_own_numbers()
    {
        var numbers = new CitationNumbers([["a"], ["b"], ["c"], ["d"]]);
        Assert.Equal([new NumberRange(1, 1), new NumberRange(3, 3), new NumberRange(4, 4)], numbers.Print(["d", "a", "c", "a"]));
        Assert.Equal([new NumberRange(2, 4)], numbers.Print(["d", "b", "c"]));
        Assert.Throws<KeyNotFoundException>(() => numbers.Print(["e"]));
    }

    [Fact]
    public void Every_key_has_one_number_and_every_number_one_key()
    {
        int tried = 0;
        Prop.ForAll(Gen.Elements("a", "b", "c", "d", "e", "f").ListOf().ListOf().ToArbitrary(), groups =>
        {
            var numbers = new CitationNumbers(groups.Select(group => group.ToArray()));
            string[] keys = [.. groups.SelectMany(group => group).Distinct()];
            tried += keys.Length;
            return keys.Select(key => numbers[key]).SequenceEqual(Enumerable.Range(1, keys.Length))
                && numbers.InOrder.SequenceEqual(keys);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Assert.True(tried > 500);
    }

    [Fact]
    public void Runs_hold_exactly_the_numbers_of_the_group()
    {
        int tried = 0;
        Prop.ForAll(Gen.Choose(1, 30).ListOf().ToArbitrary(), group =>
        {
            tried += group.Count;
            IEnumerable<int> held = CitationNumbers.Print(group).SelectMany(run => Enumerable.Range(run.From, run.To - run.From + 1));
            return held.SequenceEqual(group.Distinct().Order());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
        Assert.True(tried > 1000);
    }
}
