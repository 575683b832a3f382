using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments.Screening;

public sealed class ReplyScreeningRulesTests
{
    [Theory]
    [InlineData("Thank you. We can talk about your treatment with us next week.")]
    [InlineData("Bring your results to your next appointment.")]
    [InlineData("As our patient you can call the ward.")]
    [InlineData("It was nice to see you again!")]
    [InlineData("When you were here last month, we talked about sleep.")]
    [InlineData("We treated you in May.")]
    [InlineData("Your physiotherapist here can tell you more.")]
    [InlineData("Vi snakker om dette på din neste time hos oss.")]
    [InlineData("Da du var hos oss, snakket vi om søvn.")]
    [InlineData("Det star i journalen din.")]
    public void The_clinic_is_warned_before_it_tells_that_somebody_is_a_patient_C_7(string text) =>
        Assert.Contains(Look(text).Findings, finding => finding.Kind == ScreeningFindingKind.ConfirmsPatient);

    [Theory]
    [InlineData("You should stop taking it at night.")]
    [InlineData("You must increase your daily dose slowly.")]
    [InlineData("Try 25 mg in the evening.")]
    [InlineData("In your case heat is better.")]
    [InlineData("It sounds like you have migraine.")]
    [InlineData("Du bør slutte med tablettene.")]
    [InlineData("Øk dosen litt.")]
    public void The_clinic_is_warned_before_it_advises_one_person_C_7(string text) =>
        Assert.Contains(Look(text).Findings, finding => finding.Kind == ScreeningFindingKind.IndividualAdvice);

    [Theory]
    [InlineData("Thank you for telling us. We mended the second paragraph.")]
    [InlineData("The study had 58 people. It is source number 4 on this page.")]
    [InlineData("We cannot answer questions about your own health here. Please call your GP, or contact us: https://clinic.example/contact")]
    [InlineData("Many people find that heat helps. The page about sleep tells more.")]
    [InlineData("Takk for at du skriver. Vi har rettet teksten.")]
    public void An_ordinary_answer_is_not_held_up(string text)
    {
        ScreeningResult found = Look(text);

        Assert.Empty(found.Findings);
        Assert.True(found.MayBeStored(keep: false));
    }

    [Fact]
    public void Who_was_warned_may_send_it_all_the_same_and_a_birth_number_never()
    {
        Assert.False(Look("In your case heat is better.").MayBeStored(keep: false));
        Assert.True(Look("In your case heat is better.").MayBeStored(keep: true));
        Assert.False(Look("Is 01017751022 you?").MayBeStored(keep: true));
    }

    private static ScreeningResult Look(string text) => ReplyScreeningRules.Screen(CommentRoom.Text(text));
}
