using FibroInfo.Audit;
using FibroInfo.Editing;
using FibroInfo.Editing.Workflow;

namespace FibroInfo.Tests.Editing.Workflow;

/// <summary>
/// The specification of the workflow: what each role can do with a text in each state. What is listed is done; everything else is
/// refused with its reason, and changes nothing.
/// </summary>
public sealed class ArticleWorkflowTests
{
    private static readonly Role[] Single = [Role.Author, Role.Reviewer, Role.Moderator, Role.Administrator];

    // Authors and administrators; then what reviewers can do besides. Moderators can do nothing.
    private static readonly Dictionary<ArticleState, (string Editors, string Reviewers)> Specification = new()
    {
        [ArticleState.Draft] = ("Publish Schedule AskForReview", ""),
        [ArticleState.Unsigned] = ("AskForReview", ""),
        [ArticleState.InReview] = ("CancelReview", "Sign SendBack"),
        [ArticleState.ChangedInReview] = ("AskForReview CancelReview", "Sign SendBack"),
        [ArticleState.ReviewAsked] = ("AskForReview", "Sign"),
        [ArticleState.OptionalReviewAsked] = ("Publish Schedule AskForReview", "Sign"),
        [ArticleState.SentBack] = ("AskForReview", ""),
        [ArticleState.SignatureNotGiven] = ("AskForReview", ""),
        [ArticleState.Signed] = ("Publish Schedule", ""),
        [ArticleState.ChangedAfterReview] = ("Publish Schedule AskForReview", ""),
        [ArticleState.Scheduled] = ("Schedule CancelSchedule", ""),
        [ArticleState.ScheduledNotReviewed] = ("Schedule CancelSchedule AskForReview", "Sign"),
        [ArticleState.ScheduledUnsigned] = ("CancelSchedule AskForReview", "Sign"),
        [ArticleState.NotReviewed] = ("AskForReview Withdraw", "Sign"),
        [ArticleState.Published] = ("Publish Withdraw", ""),
        [ArticleState.ChangeScheduled] = ("Publish", ""),
        [ArticleState.ReviewDue] = ("Publish Withdraw", "Sign"),
        [ArticleState.Withdrawn] = ("Publish Schedule", ""),
        [ArticleState.Faulty] = ("", ""),
    };

    public static TheoryData<ArticleState, Role> StatesAndRoles
    {
        get
        {
            var all = new TheoryData<ArticleState, Role>();
            foreach ((ArticleState state, Role role) in Enum.GetValues<ArticleState>().SelectMany(_ => Single, (state, role) => (state, role)))
            {
                all.Add(state, role);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(StatesAndRoles))]
    public async Task In_each_state_each_role_can_do_what_the_table_lists_and_nothing_else(ArticleState state, Role role)
    {
        ArticleAction[] allowed = [.. Specified(state, role)];
        Assert.Equal(allowed.Order(), AllowedActions.For(state, role).Order());

        using (var room = await WorkflowRoom.CreateAsync(state))
        {
            string[] before = room.State();
            foreach (ArticleAction action in Enum.GetValues<ArticleAction>().Except(allowed))
            {
                ActionRefused refused = Assert.IsType<ActionRefused>(await room.ActAsync(action, role));
                Assert.Equal(before, room.State());
                Assert.True(refused.Why is not (ActionRefusal.NoPerson or ActionRefusal.IsAuthor or ActionRefusal.HasErrors), $"{state}, {action}: {refused.Why}");
            }
        }

        foreach (ArticleAction action in allowed)
        {
            using var room = await WorkflowRoom.CreateAsync(state);
            EditResult result = await room.ActAsync(action, role);
            Assert.True(result is EditResult.Saved, $"{state}, {action} by {role}: {result}");
        }
    }

    private static IEnumerable<ArticleAction> Specified(ArticleState state, Role role)
    {
        (string editors, string reviewers) = Specification[state];
        string said = role switch { Role.Moderator => "", Role.Reviewer => $"{editors} {reviewers}", _ => editors };
        return said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ArticleAction>);
    }
}
