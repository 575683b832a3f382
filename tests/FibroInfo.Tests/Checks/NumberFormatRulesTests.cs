using FibroInfo.Checks;

namespace FibroInfo.Tests.Checks;

/// <summary>P-13: a large number wants its comma, a year does not.</summary>
public sealed class NumberFormatRulesTests : IDisposable
{
    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("In all 12345 people took part.")]
    [InlineData("They asked 1500 people.")]
    [InlineData("We looked at results in 1500 people.")]
    [InlineData("Of 2000 people, half slept badly.")]
    [InlineData("It was tried in 2019 older patients.")]
    [InlineData("They took 2024 steps.")]
    [InlineData("It cost 2999 in all.")]
    public void A_large_number_without_its_comma_is_told(string sentence) => Assert.Single(Found(sentence));

    [Theory]
    [InlineData("In 2019 a study began.")]
    [InlineData("A 2019 study and the 2016 criteria.")]
    [InlineData("It ran from 1998 until 2004.")]
    [InlineData("It ran from 1998 to 2004, and in 2008 and 2009 again.")]
    [InlineData("It was written on 23 November 2026.")]
    [InlineData("They saw it early (2019) and late (1999–2001).")]
    [InlineData("In 2019, women took part.")]
    [InlineData("They asked 1,500 people.")]
    public void A_year_is_left_alone(string sentence) => Assert.Empty(Found(sentence));

    private IEnumerable<FibroInfo.Text.Problem> Found(string sentence)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(sentence + "\n"));
        return EditorialRules.Run(_content.Read(), new DateOnly(2026, 6, 1)).Where(problem => problem.Rule == "P-13");
    }
}
