using NanoCap.Bot.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.FaultTests.Simulation;

/// <summary>What kind of world a seed begins in.</summary>
internal sealed record WorldSetup
{
    /// <summary>Evenings before an ordinary day, a change of daylight saving time, a short day, or a holiday.</summary>
    public static IReadOnlyList<DateOnly> Beginnings { get; } =
    [
        new(2024, 1, 2), new(2024, 3, 7), new(2024, 7, 1), new(2024, 10, 31), new(2024, 11, 26), new(2024, 12, 23),
    ];

    /// <summary>So few calls that they really run out.</summary>
    public static CallLimits FewCalls { get; } =
        new() { Burst = 4, PerMinute = 12, KeptFromOrders = 1, KeptFromReads = 2 };

    /// <summary>The latest session before it begins.</summary>
    public DateOnly Begins { get; init; } = Beginnings[0];

    public Usd Cash { get; init; } = new(1_000m);

    public CallLimits Calls { get; init; } = new();

    /// <summary>While it is rough, one call in so many goes wrong.</summary>
    public int CallFaultOneIn { get; init; } = 4;

    /// <summary>How often the books are read in the session without a word.</summary>
    public TimeSpan BetweenReads { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Whether a rough venue, too, trades what comes at market at once; else that may wait for the bar.
    /// </summary>
    public bool AlwaysTradesAtMarket { get; init; }

    /// <summary>Symbols beside the usual ones, at a price that stays.</summary>
    public IReadOnlyDictionary<Symbol, Price> Prices { get; init; } = new Dictionary<Symbol, Price>();

    /// <summary>What a seed lives in.</summary>
    public static WorldSetup Of(int seed) => new()
    {
        Begins = Beginnings[seed % Beginnings.Count],
        Calls = seed % 4 == 3 ? FewCalls : new CallLimits(),
    };
}
