using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What cards need to know beside the desk's state.</summary>
internal sealed record CardSetting(RiskProfile Profile, TradingCalendar Calendar)
{
    /// <summary>The times that plans name.</summary>
    public JobTimes Times { get; init; } = JobTimes.Standard;

    /// <summary>Symbols that EXIT leaves alone.</summary>
    public IReadOnlySet<Symbol> KeepOnExit { get; init; } = new HashSet<Symbol>();
}
