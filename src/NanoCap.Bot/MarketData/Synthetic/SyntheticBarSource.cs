using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.MarketData.Synthetic;

/// <summary>A made-up nano-cap market: for the demo, for tests, and never for a decision about real money.</summary>
/// <remarks>Each symbol draws from its own stream of random numbers, so cores do not change the result.</remarks>
internal sealed class SyntheticBarSource(SyntheticMarketOptions options) : IBarSource
{
    private const ulong WeatherStream = 1;
    private const ulong NamesStream = 2;
    private const ulong FirstCompanyStream = 1000;

    public Task<MarketHistory> LoadAsync(CancellationToken cancellationToken) => Task.Run(Load, cancellationToken);

    /// <summary>The same on the calling thread and every other core.</summary>
    /// <exception cref="MarketDataException">An option is out of range; the message names all that are.</exception>
    public MarketHistory Load()
    {
        Validate();
        var sessions = Sessions();
        var weather = MarketWeather.Draw(sessions.Length, new DeterministicRandom(options.Seed, WeatherStream));
        var names = CompanyNames.Shuffled(new DeterministicRandom(options.Seed, NamesStream));
        var histories = new SymbolHistory[options.Symbols];
        Parallel.For(0, histories.Length, index =>
        {
            var random = new DeterministicRandom(options.Seed, FirstCompanyStream + (ulong)index);
            histories[index] = HistoryOf(names[index], sessions, weather, random);
        });
        var provenance = new Provenance(
            $"synthetic market, seed {options.Seed}",
            IsSimulated: true,
            "simulated prices say nothing about a real market");
        return new MarketHistory(UniverseBars.Of(histories, provenance), [], []);
    }

    private static SymbolHistory HistoryOf(
        int nameNumber, int[] sessions, MarketWeather weather, DeterministicRandom random)
    {
        var company = Company.Draw(nameNumber, sessions.Length, random);
        var process = new PriceProcess(company, weather, random);
        var bars = new TradedBars(company, sessions, random);
        var haltedDays = 0;
        for (var session = company.FirstSession; session < sessions.Length; session++)
        {
            var move = process.Next(session);
            haltedDays = random.Chance(company.HaltChance) ? 1 + random.Below(4) : Math.Max(0, haltedDays - 1);
            if (haltedDays == 0)
            {
                bars.Add(session, move);
            }
        }

        var symbol = Symbol.Of(CompanyNames.TickerOf(nameNumber));
        var series = BarSeries.Of(symbol, bars.ToColumns(), bars.Splits);
        return new SymbolHistory(ListingOf(company, series), series, bars.Splits);
    }

    private static Listing ListingOf(Company company, BarSeries series)
    {
        var price = series.RawClose[^1];
        var shares = Math.Max(1, Math.Round(company.Capitalisation / price / 1000)) * 1000;
        return new Listing(
            series.Symbol,
            company.Name,
            company.Exchange,
            company.Country,
            SyntheticSector.All[company.Sector].Name,
            company.Industry,
            company.CapitalisationIsKnown ? new Usd(decimal.Round((decimal)(shares * price))) : null,
            company.FreeFloat is { } free ? decimal.Round((decimal)(shares * free)) : null);
    }

    private int[] Sessions()
    {
        var calendar = TradingCalendar.Nyse;
        var sessions = new List<int>();
        for (var day = options.FirstSession; day <= options.LastSession; day = day.AddDays(1))
        {
            if (calendar.IsSession(day))
            {
                sessions.Add(day.DayNumber);
            }
        }

        return [.. sessions];
    }

    private void Validate()
    {
        var problems = new List<string>();
        if (options.Symbols is < 1 or > SyntheticMarketOptions.MaximumSymbols)
        {
            problems.Add(
                $"expected 1 to {SyntheticMarketOptions.MaximumSymbols} symbols, found {options.Symbols}.");
        }

        var (first, last) = (TradingCalendar.Nyse.First, TradingCalendar.Nyse.Last);
        if (options.FirstSession < first || options.LastSession > last
            || options.FirstSession.AddMonths(1) > options.LastSession)
        {
            problems.Add(
                $"expected at least a month within {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, found " +
                $"{options.FirstSession:yyyy-MM-dd} to {options.LastSession:yyyy-MM-dd}.");
        }

        if (problems.Count > 0)
        {
            throw new MarketDataException("The synthetic market cannot be made:", problems);
        }
    }
}
