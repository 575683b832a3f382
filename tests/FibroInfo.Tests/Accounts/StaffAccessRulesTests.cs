using FibroInfo.Accounts;
using FibroInfo.Audit;

namespace FibroInfo.Tests.Accounts;

public sealed class StaffAccessRulesTests
{
    [Theory]
    [InlineData("/admin", Role.Author | Role.Reviewer | Role.Moderator | Role.Administrator)]
    [InlineData("/admin/articles/{folder}", Role.Author | Role.Reviewer | Role.Administrator)]
    [InlineData("/admin/articles/{folder}/publication", Role.Author | Role.Reviewer | Role.Administrator)]
    [InlineData("/admin/articles/{folder}/review-request/{handler}", Role.Author | Role.Reviewer | Role.Administrator)]
    [InlineData("/admin/articles/{folder}/schedule/{handler}", Role.Author | Role.Reviewer | Role.Administrator)]
    [InlineData("/admin/articles/{folder}/withdrawal", Role.Author | Role.Reviewer | Role.Administrator)]
    [InlineData("/admin/articles/{folder}/advertisement", Role.Author | Role.Reviewer | Role.Administrator)]
    [InlineData("/admin/articles/{folder}/discard", Role.Author | Role.Reviewer | Role.Administrator)]
    [InlineData("/admin/articles/{folder}/review/{handler}", Role.Author | Role.Reviewer | Role.Administrator)]
    [InlineData("/admin/pages/{folder}/publication", Role.Author | Role.Reviewer | Role.Administrator)]
    [InlineData("/admin/pages/{folder}/discard", Role.Author | Role.Reviewer | Role.Administrator)]
    [InlineData("/admin/sources", Role.Author | Role.Reviewer | Role.Administrator)]
    [InlineData("/admin/sources/{id}", Role.Author | Role.Reviewer | Role.Administrator)]
    [InlineData("/admin/comments/{id:long}", Role.Moderator | Role.Administrator)]
    [InlineData("/admin/staff/{id}", Role.Administrator)]
    [InlineData("/admin/clock", Role.Administrator)]
    [InlineData("/admin/help", Role.Author | Role.Reviewer | Role.Moderator | Role.Administrator)]
    [InlineData("/admin/help/{topic}", Role.Author | Role.Reviewer | Role.Moderator | Role.Administrator)]
    [InlineData("/admin/helpx", Role.None)]
    [InlineData("/admin/mail", Role.Administrator)]
    [InlineData("/account/passkeys", Role.Author | Role.Reviewer | Role.Moderator | Role.Administrator)]
    [InlineData("/admin/forgotten", Role.None)]
    [InlineData("/admin/sourcesx", Role.None)]
    [InlineData("/admin/{anything}", Role.None)]
    public void A_page_below_admin_is_open_to_the_roles_of_its_area_and_to_nobody_without_one_T8(string pattern, Role roles) =>
        Assert.Equal(roles, StaffAccessRules.Find(pattern)!.Roles);

    [Theory]
    [InlineData("/")]
    [InlineData("/administrator")]
    [InlineData("/accounts")]
    [InlineData("/articles/{slug}")]
    [InlineData("/sign-in")]
    [InlineData("/setup/{token}")]
    public void A_readers_page_is_no_area_of_the_staff(string pattern) => Assert.Null(StaffAccessRules.Find(pattern));

    [Theory]
    [InlineData("author", Role.Author)]
    [InlineData("moderator,reviewer", Role.Moderator | Role.Reviewer)]
    [InlineData("Author", Role.None)]
    [InlineData("author,", Role.None)]
    [InlineData("none", Role.None)]
    [InlineData("3", Role.None)]
    [InlineData("", Role.None)]
    public void Roles_are_said_by_their_names(string said, Role roles)
    {
        Assert.Equal(roles != Role.None, Roles.TryParse(said.Split(','), out Role read));
        Assert.Equal(roles, read);
    }
}
