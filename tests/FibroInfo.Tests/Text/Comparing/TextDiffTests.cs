using FibroInfo.Text.Comparing;

namespace FibroInfo.Tests.Text.Comparing;

/// <summary>Two texts by words, as a person would say what changed.</summary>
public sealed class TextDiffTests
{
    [Theory]
    [InlineData("Sleep is light.", "Sleep is light.", "Sleep is light.")]
    [InlineData("Sleep is light.", "Sleep is much lighter.", "Sleep is [-light-]{+much lighter+}.")]
    [InlineData("Take 20 mg a day.", "Take 10 mg a day.", "Take [-20-]{+10+} mg a day.")]
    [InlineData("One two three four five six.", "One two three FOUR five six.", "One two three [-four-]{+FOUR+} five six.")]
    [InlineData("", "All is new.", "{+All is new.+}")]
    [InlineData("All is gone.", "", "[-All is gone.-]")]
    [InlineData("A  line\nwrapped elsewhere.", "A line wrapped\nelsewhere.", "A line wrapped elsewhere.")]
    [InlineData("It helps 😀 people.", "It helps 😁 people.", "It helps [-😀-]{+😁+} people.")]
    [InlineData("Smerte på én side.", "Smerte på en side.", "Smerte på [-én-]{+en+} side.")]
    public void Two_sentences_are_compared_by_words(string before, string after, string said) => Assert.Equal(said, Say(Compare([before], [after])));

    [Fact]
    public void Small_words_that_stayed_between_large_changes_are_said_with_them() =>
        Assert.Equal("[-Heat is bad in winter-]{+Cold is good in summer+}.", Say(Compare(["Heat is bad in winter."], ["Cold is good in summer."])));

    [Fact]
    public void A_paragraph_that_is_put_between_others_is_all_that_changed()
    {
        IReadOnlyList<DiffBlock> blocks = Compare(["First.", "Second.", "Third."], ["First.", "Another one.", "Second.", "Third."]);

        Assert.Equal(["First.", "{+Another one.+}", "Second.", "Third."], blocks.Select(Say));
    }

    [Fact]
    public void A_paragraph_that_is_cut_in_two_is_two_with_the_same_words()
    {
        IReadOnlyList<DiffBlock> blocks = Compare(["One is so. Two is so."], ["One is so.", "Two is so."]);

        Assert.Equal(["One is so.", "Two is so."], blocks.Select(Say));
    }

    [Fact]
    public void An_excerpt_holds_what_differs_with_its_heading_and_neighbours_and_says_where_it_leaves_out()
    {
        TextBlock[] before = [new("Sleep", IsHeading: true), .. Numbered(1, 6), new("Heat", IsHeading: true), .. Numbered(7, 12)];
        TextBlock[] after = [.. before];
        after[11] = new TextBlock("Another ten.");

        IReadOnlyList<DiffBlock?> excerpt = TextDiff.Excerpt(TextDiff.Between(before, after));

        Assert.Equal(["…", "Heat", "…", "Number 9.", "[-Number 10-]{+Another ten+}.", "Number 11.", "…"], excerpt.Select(block => block is null ? "…" : Say(block)));
        Assert.True(excerpt[1]!.IsHeading);
        Assert.Empty(TextDiff.Excerpt(TextDiff.Between(before, before)));
    }

    [Fact]
    public void Whatever_is_compared_the_pieces_are_the_two_texts_again()
    {
        var random = new Random(20261124);
        for (int round = 0; round < 300; round++)
        {
            string[] before = Random(random), after = Random(random);
            IReadOnlyList<DiffBlock> blocks = Compare(before, after);

            Assert.Equal(Words(before), Words([.. blocks.Select(block => Without(block, DiffKind.Fresh))]));
            Assert.Equal(Words(after), Words([.. blocks.Select(block => Without(block, DiffKind.Gone))]));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_text_of_a_megabyte_is_compared_with_another_of_its_size(bool isAlike)
    {
        var random = new Random(1);
        string[] before = [.. Enumerable.Range(0, 4000).Select(at => string.Join(' ', Enumerable.Range(0, 40).Select(_ => $"word{random.Next(5000)}")))];
        string[] after = isAlike ? [.. before.Select((block, at) => at % 10 == 0 ? block.Replace("word1", "term1", StringComparison.Ordinal) : block)] : [.. before.Reverse().Select(block => block[1..])];
        Assert.InRange(before.Sum(block => block.Length), 1_000_000, 2_000_000);

        IReadOnlyList<DiffBlock> blocks = Compare(before, after);

        Assert.Equal(Words(after), Words([.. blocks.Select(block => Without(block, DiffKind.Gone))]));
        Assert.Equal(Words(before), Words([.. blocks.Select(block => Without(block, DiffKind.Fresh))]));
    }

    private static IEnumerable<TextBlock> Numbered(int from, int to) => Enumerable.Range(from, to - from + 1).Select(number => new TextBlock($"Number {number}."));

    private static IReadOnlyList<DiffBlock> Compare(string[] before, string[] after) =>
        TextDiff.Between([.. before.Select(text => new TextBlock(text))], [.. after.Select(text => new TextBlock(text))]);

    private static string[] Random(Random random) =>
        [.. Enumerable.Range(0, random.Next(6)).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 12)).Select(_ => "abcdefg"[random.Next(7)].ToString())))];

    private static string Words(string[] blocks) => string.Join(' ', string.Join(' ', blocks).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Without(DiffBlock block, DiffKind kind) => string.Join(' ', block.Pieces.Where(piece => piece.Kind != kind).Select(piece => piece.Text));

    private static string Say(IReadOnlyList<DiffBlock> blocks) => string.Join('\n', blocks.Select(Say));

    private static string Say(DiffBlock block)
    {
        string said = string.Concat(block.Pieces.Select((piece, at) => (piece.Kind switch
        {
            DiffKind.Gone => $"[-{piece.Text}-]",
            DiffKind.Fresh => $"{{+{piece.Text}+}}",
            _ => piece.Text,
        }) + (piece.IsSpaced && !(piece.Kind == DiffKind.Gone && block.Pieces.ElementAtOrDefault(at + 1)?.Kind == DiffKind.Fresh) ? " " : "")));
        return said.Trim();
    }
}
