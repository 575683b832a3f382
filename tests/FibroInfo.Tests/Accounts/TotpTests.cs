using System.Text;
using FibroInfo.Accounts;

namespace FibroInfo.Tests.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the last six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long second, string code) => Assert.Equal(code, Totp.CodeAt(Key, second / 30));

    [Fact]
    public void A_code_of_a_step_beside_is_taken_and_none_further_off_nor_one_that_was_used_6_5_5()
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(1111111109);
        long step = Totp.StepAt(now);

        Assert.Equal([null, step - 1, step, step + 1, null], new[] { step - 2, step - 1, step, step + 1, step + 2 }.Select(of => Totp.FindStep(Key, Totp.CodeAt(Key, of), 0, now)));
        Assert.Null(Totp.FindStep(Key, Totp.CodeAt(Key, step), step, now));
        Assert.Equal(step + 1, Totp.FindStep(Key, Totp.CodeAt(Key, step + 1), step, now));
        Assert.Null(Totp.FindStep(Key, "", 0, now));
        Assert.Null(Totp.FindStep(Key, "２８７０８２", 0, DateTimeOffset.FromUnixTimeSeconds(59)));
    }
}
