using System.Text.Json;
using NanoCap.Bot.Storage.Json;
using NanoCap.Trading.Exchange;

namespace NanoCap.Bot.Brokers.Simulated;

/// <summary>The exchange's events as text. The names are in ledgers on disk and never change.</summary>
internal static class ExchangeEventJson
{
    private static readonly Dictionary<string, Type> Types = new(StringComparer.Ordinal)
    {
        ["account-opened"] = typeof(ExchangeEvent.AccountOpened),
        ["order-accepted"] = typeof(ExchangeEvent.OrderAccepted),
        ["order-refused"] = typeof(ExchangeEvent.OrderRefused),
        ["order-triggered"] = typeof(ExchangeEvent.OrderTriggered),
        ["order-filled"] = typeof(ExchangeEvent.OrderFilled),
        ["order-ended"] = typeof(ExchangeEvent.OrderEnded),
        ["order-status-changed"] = typeof(ExchangeEvent.OrderStatusChanged),
        ["cancel-rejected"] = typeof(ExchangeEvent.CancelRejected),
        ["fill-busted"] = typeof(ExchangeEvent.FillBusted),
        ["fill-corrected"] = typeof(ExchangeEvent.FillCorrected),
        ["symbol-halted"] = typeof(ExchangeEvent.SymbolHalted),
        ["symbol-resumed"] = typeof(ExchangeEvent.SymbolResumed),
        ["asset-changed"] = typeof(ExchangeEvent.AssetChanged),
        ["account-flagged"] = typeof(ExchangeEvent.AccountFlagged),
        ["cash-moved"] = typeof(ExchangeEvent.CashMoved),
        ["symbol-split"] = typeof(ExchangeEvent.SymbolSplit),
        ["instant-passed"] = typeof(ExchangeEvent.InstantPassed),
    };

    private static readonly Dictionary<Type, string> Names = Types.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string NameOf(ExchangeEvent happened) => Names[happened.GetType()];

    public static string Write(ExchangeEvent happened) =>
        JsonSerializer.Serialize(happened, happened.GetType(), TradingJson.Options);

    /// <exception cref="JsonException">The name is unknown, or the text is no such event.</exception>
    public static ExchangeEvent Read(string name, string json) => Types.TryGetValue(name, out var type)
        ? (ExchangeEvent?)JsonSerializer.Deserialize(json, type, TradingJson.Options)
            ?? throw new JsonException($"Expected a {name}, found null.")
        : throw new JsonException($"Expected one of {string.Join(", ", Types.Keys)}, found '{name}'.");
}
