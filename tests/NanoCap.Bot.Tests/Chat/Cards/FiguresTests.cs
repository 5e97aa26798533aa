using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Chat.Cards;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(1234.565, "+1,234.57")]
    [InlineData(-0.001, "0.00")]
    [InlineData(0, "0.00")]
    [InlineData(-12.3, "-12.30")]
    public void A_result_has_a_sign_unless_it_is_nothing(double amount, string expected) =>
        Assert.Equal(expected, Figures.Signed(new Usd((decimal)amount)));

    [Fact]
    public void What_is_missing_is_a_dash_and_never_a_zero()
    {
        Assert.Equal("-", Figures.Percent((double?)null));
        Assert.Equal("-", Figures.Percent(double.NaN));
        Assert.Equal("-", Figures.Number(double.PositiveInfinity));
        Assert.Equal("-", Figures.Price(null));
        Assert.Equal("-", Figures.Money((Usd?)null));
        Assert.Equal("-", Figures.Change((double?)null).Text);
        Assert.Equal("-", Figures.Change((decimal?)null).Text);
    }

    [Fact]
    public void Times_are_shown_by_New_Yorks_clock()
    {
        var calendar = Desks.Setting.Calendar;
        Assert.Equal("Tue 2024-01-02 16:30 New York", Figures.Moment(Desks.Evening, calendar));
        Assert.Equal("09:30", Figures.Clock(new DateTimeOffset(2024, 7, 1, 13, 30, 0, TimeSpan.Zero), calendar));
    }
}
