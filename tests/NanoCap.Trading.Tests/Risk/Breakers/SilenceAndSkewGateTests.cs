using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Tests.Risk.Breakers;

/// <summary>Silences, the clock and the account's valuation at their limits and beyond.</summary>
public sealed class SilenceAndSkewGateTests
{
    public static TheoryData<string> Silences => [SilenceGate.Data, SilenceGate.Broker, SilenceGate.Stream];

    [Theory]
    [MemberData(nameof(Silences))]
    public void A_minute_of_silence_is_allowed_and_a_second_more_closes(string gate)
    {
        Assert.Equal(GateVerdict.Good, SilenceGate.Judge(gate, 60).Verdict);
        Assert.Equal(GateVerdict.Closed, SilenceGate.Judge(gate, 60.5).Verdict);
    }

    [Theory]
    [MemberData(nameof(Silences))]
    public void A_silence_that_is_unknown_closes(string gate)
    {
        double?[] unknown = [null, double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1];
        Assert.All(unknown, seconds =>
        {
            var reading = SilenceGate.Judge(gate, seconds);
            Assert.Equal((GateVerdict.Closed, null), (reading.Verdict, reading.Measured));
        });
    }

    [Theory]
    [InlineData(2.0, GateVerdict.Good)]
    [InlineData(2.1, GateVerdict.Noted)]
    [InlineData(-2.1, GateVerdict.Noted)]
    [InlineData(10.0, GateVerdict.Noted)]
    [InlineData(10.1, GateVerdict.Closed)]
    [InlineData(-10.1, GateVerdict.Closed)]
    [InlineData(-300.0, GateVerdict.Closed)]
    [InlineData(double.NaN, GateVerdict.Closed)]
    [InlineData(null, GateVerdict.Closed)]
    public void A_clock_two_seconds_off_is_noted_and_ten_close(double? skew, GateVerdict expected) =>
        Assert.Equal(expected, ClockSkewGate.Judge(skew).Verdict);

    [Fact]
    public void An_account_that_cannot_be_valued_closes_and_names_what_has_no_price()
    {
        Assert.Equal(GateVerdict.Good, AccountGate.Judge(true, []).Verdict);
        Assert.Equal(GateVerdict.Closed, AccountGate.Judge(false, []).Verdict);
        Assert.Contains("ACME", AccountGate.Judge(true, ["ACME"]).Text, StringComparison.Ordinal);
    }
}
