using FibroInfo.Data;

namespace FibroInfo.Tests.Data;

public sealed class SqliteVersionTests
{
    [Theory]
    [InlineData("3.51.3", false)]
    [InlineData("3.53.4", false)]
    [InlineData("3.100.0", false)]
    [InlineData("4.0.0", false)]
    [InlineData("3.51.2", true)]
    [InlineData("3.9.9", true)]
    [InlineData("3.50.99", true)]
    [InlineData("unknown", true)]
    public void A_version_with_the_fault_of_the_log_is_told_from_one_without(string version, bool isTooOld) => Assert.Equal(isTooOld, SqliteVersion.IsTooOld(version));

    [Fact]
    public void The_site_has_one_without() => Assert.False(SqliteVersion.IsTooOld(SqliteVersion.Current), SqliteVersion.Current);
}
