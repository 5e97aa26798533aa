using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.Alpaca;
using NanoCap.Bot.MarketData.CsvFolder;
using NanoCap.Bot.MarketData.Synthetic;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Options;

/// <summary>Everything that can be set, one section a feature. The defaults are safe: paper, invented market.</summary>
internal sealed record BotOptions
{
    public TradingOptions Trading { get; init; } = new();

    public AccountOptions Account { get; init; } = new();

    public ProfileOptions Profile { get; init; } = new();

    public MarketDataOptions MarketData { get; init; } = new();

    public BrokerOptions Broker { get; init; } = new();

    public AlpacaOptions Alpaca { get; init; } = new();

    public ClockOptions Clock { get; init; } = new();

    public ReplayOptions Replay { get; init; } = new();

    public StateOptions State { get; init; } = new();

    public StrategiesOptions Strategies { get; init; } = new();

    public CoreOptions Core { get; init; } = new();

    public AllocationOptions Allocation { get; init; } = new();

    public RampOptions Ramp { get; init; } = new();

    public UniverseOptions Universe { get; init; } = new();

    public ExclusionsOptions Exclusions { get; init; } = new();

    public ExternalOptions External { get; init; } = new();

    public ScheduleOptions Schedule { get; init; } = new();

    public AlertsOptions Alerts { get; init; } = new();

    public TelegramOptions Telegram { get; init; } = new();

    public AccessOptions Access { get; init; } = new();

    public ApprovalOptions Approval { get; init; } = new();

    public EndpointOptions Endpoint { get; init; } = new();

    public LogOptions Log { get; init; } = new();

    public IBarSource ToBarSource() => MarketData.Source switch
    {
        BarSourceKind.CsvFolder => new DirectoryInfo(MarketData.Folder!).ToBarSource(),
        BarSourceKind.Synthetic => MarketData.Synthetic.ToBarSource(),
        BarSourceKind.Alpaca => this.ToAlpacaBarSource(),
        _ => throw new InvalidOperationException($"Expected a known source, found {MarketData.Source}."),
    };
}
