using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NanoCap.Bot.MarketData;

namespace NanoCap.Bot.Tests.MarketData;

public class Utf8NumberTests
{
    // Origin: the runtime's own parser, bit by bit; the cases sit on both sides of every limit of the fast path.
    [Theory]
    [InlineData("0")]
    [InlineData("0.0")]
    [InlineData("-0")]
    [InlineData("1.35")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("0.1")]
    [InlineData("000123.4500")]
    [InlineData("9007199254740992")]
    [InlineData("9007199254740993")]
    [InlineData("9007199254740995.5")]
    [InlineData("138.55491638183594")]
    [InlineData("0.0000000000000000000001")]
    [InlineData("0.00000000000000000000001")]
    [InlineData("0.00000000000000000000000000000000012345")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("99999999999999999999")]
    [InlineData("1e5")]
    [InlineData("1.5E-7")]
    [InlineData("-3.25")]
    [InlineData("+3.25")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    public void A_number_is_read_as_the_runtime_reads_it(string text) =>
        Assert.True(AgreesWithTheRuntime(text), text);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("abc")]
    [InlineData("1x")]
    [InlineData("--1")]
    public void Text_that_is_no_number_is_refused(string text) =>
        Assert.False(Utf8Number.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Any_digits_with_a_point_anywhere_give_the_bits_of_the_runtime()
    {
        var texts =
            from length in Gen.Choose(1, 26)
            from digits in Gen.Choose(0, 9).ArrayOf(length)
            from point in Gen.Choose(0, length)
            select string.Concat(digits[..point]) + "." + string.Concat(digits[point..]);
        Prop.ForAll(texts.ToArbitrary(), AgreesWithTheRuntime)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    [Fact]
    public void Any_double_survives_being_written_and_read()
    {
        var doubles = ArbMap.Default.ArbFor<double>();
        Prop.ForAll(doubles, number => AgreesWithTheRuntime(number.ToString("R", CultureInfo.InvariantCulture)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    private static bool AgreesWithTheRuntime(string text) =>
        Utf8Number.TryParse(Encoding.UTF8.GetBytes(text), out var read)
        && BitConverter.DoubleToInt64Bits(read)
            == BitConverter.DoubleToInt64Bits(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
}
