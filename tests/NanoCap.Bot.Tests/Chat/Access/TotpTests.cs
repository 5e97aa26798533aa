using NanoCap.Bot.Chat.Access;

namespace NanoCap.Bot.Tests.Chat.Access;

public sealed class TotpTests
{
    private static readonly byte[] Secret = "12345678901234567890"u8.ToArray();

    // RFC 6238, appendix B, the rows of SHA1.
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_vectors_of_the_rfc_come_out(long seconds, string code)
    {
        var step = Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds));

        Assert.Equal(code, Totp.CodeAt(Secret, step, digits: 8));
        Assert.Equal(code[2..], Totp.CodeAt(Secret, step));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_a_step_early_or_late(int steps, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        var code = Totp.CodeAt(Secret, Totp.StepAt(now) + steps);

        Assert.Equal(isTaken, Totp.FindStep(Secret, code, now, 0) is not null);
    }

    [Fact]
    public void A_code_counts_once_and_no_earlier_one_after_it()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        var step = Totp.StepAt(now);

        Assert.Equal(step, Totp.FindStep(Secret, Totp.CodeAt(Secret, step), now, step - 1));
        Assert.Null(Totp.FindStep(Secret, Totp.CodeAt(Secret, step), now, step));
        Assert.Null(Totp.FindStep(Secret, Totp.CodeAt(Secret, step - 1), now, step));
        Assert.Equal(step + 1, Totp.FindStep(Secret, Totp.CodeAt(Secret, step + 1), now, step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("not six")]
    public void What_is_no_code_is_wrong(string text) =>
        Assert.Null(Totp.FindStep(Secret, text, DateTimeOffset.UnixEpoch.AddDays(1), 0));

    // The secret of the RFC in base 32, as RFC 4648 writes it.
    [Fact]
    public void The_link_is_what_authenticators_read() => Assert.Equal(
        "otpauth://totp/NanoCap:Anna%20B?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=NanoCap",
        Totp.LinkOf(Secret, "Anna B"));
}
