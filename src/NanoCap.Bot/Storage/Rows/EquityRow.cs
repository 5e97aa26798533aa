using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Storage.Rows;

internal sealed record EquityRow(DateOnly Session, Usd Equity, Usd Cash)
{
    public static EquityRow Of(EquityPoint point) => new(point.Session, point.Equity, point.Cash);
}
