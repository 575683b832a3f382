using FibroInfo.Commands;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Tests.Comments;

namespace FibroInfo.Tests.Commands;

public sealed class CommentLineFormatterTests
{
    private static readonly DateTimeOffset Written = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_mark_of_the_screening_has_a_word_of_its_own()
    {
        ScreeningFindingKind[] kinds = Enum.GetValues<ScreeningFindingKind>();

        Assert.NotEmpty(kinds);
        Assert.Equal(kinds.Length, kinds.Select(CommentLineFormatter.Word).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(-5, "0 min")]
    [InlineData(59, "59 min")]
    [InlineData(60, "1 h")]
    [InlineData(47 * 60, "47 h")]
    [InlineData(48 * 60, "2 d")]
    public void The_age_is_in_the_unit_that_fits(int minutes, string age) =>
        Assert.Equal($"7.3  fibro-fog  {age}  []  Kari: Text.", CommentLineFormatter.Format(Comment(), Written.AddMinutes(minutes)));

    [Fact]
    public void Marks_are_told_once_and_despair_first_though_its_place_was_not_kept()
    {
        ScreeningFinding phone = new(ScreeningFindingKind.Phone, 0, 8), medicine = new(ScreeningFindingKind.MedicineName, 9, 4);
        ModeratedComment comment = Comment() with { Marks = [phone, medicine, phone], IsDespair = true, IsSameText = true, ReplyTo = 5, IsRedacted = true };

        Assert.Contains("[despair, phone number, medicine, same text, redacted, answers 5]", CommentLineFormatter.Format(comment, Written), StringComparison.Ordinal);
    }

    private static ModeratedComment Comment() =>
        new(7, 3, CommentRoom.Fog, null, "Kari", "Text.", CommentState.Waiting, Written, Written, null, [], false, false, false, null, null, false);
}
