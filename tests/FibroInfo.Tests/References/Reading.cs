using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;

namespace FibroInfo.Tests.References;

/// <summary>Reading a file that is written out in a test.</summary>
internal static class Reading
{
    public static Bibliography Sound(string json)
    {
        (Bibliography bibliography, IReadOnlyList<Problem> problems) = CslJson.Read(json, Sources.File);
        Assert.Empty(problems);
        return bibliography;
    }

    public static IReadOnlyList<Problem> Faulty(string json)
    {
        (Bibliography bibliography, IReadOnlyList<Problem> problems) = CslJson.Read(json, Sources.File);
        Assert.NotEmpty(problems);
        Assert.All(problems, problem =>
        {
            Assert.Equal(Sources.File, problem.File);
            Assert.True(problem.Line >= 1 && problem.Column >= 1, problem.ToString());
            Assert.Matches(@"\A[A-Z'].*[.?]\z", problem.Message);
            Assert.Matches(@"\A[A-Z].*[.?\]}]\z", problem.Fix);
            Assert.True(problem.Message.Length < 300, "A message is read by a person.");
        });
        Assert.Equal(problems.All(problem => problem.Severity != Severity.Error), bibliography.IsReadable);
        return problems;
    }
}
