using System.Text.Json.Nodes;
using NanoCap.Trading.Instruments;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>The connections to the streams of quotes and what goes wrong with them. Used under the stand-in's lock.
/// </summary>
internal sealed class QuoteBoard(StandInOptions options, LatestPrices latest, FeedPolicy policy)
{
    private readonly List<QuoteListener> listeners = [];
    private DataStreamFault fault;

    public int Listeners => listeners.Count;

    /// <summary>The symbols that are sent to anybody.</summary>
    public IEnumerable<string> Symbols =>
        listeners.SelectMany(listener => listener.Quotes).Distinct().Order(StringComparer.Ordinal);

    /// <summary>A new connection; the keys have one.</summary>
    public void Add(QuoteListener listener)
    {
        listeners.Add(listener);
        listener.Send(new JsonObject { ["T"] = "success", ["msg"] = "connected" });
    }

    public void Remove(QuoteListener listener) => listeners.Remove(listener);

    public void EndAll() => listeners.ForEach(listener => listener.End());

    public void Hear(QuoteListener listener, JsonObject? said)
    {
        switch ((string?)said?["action"])
        {
            case null:
                listener.SendError(400, "invalid syntax");
                break;
            case "auth" when listener.IsAuthorised:
                listener.SendError(403, "already authenticated");
                break;
            case "auth":
                Authorise(listener, said!);
                break;
            case "subscribe" or "unsubscribe" when !listener.IsAuthorised:
                listener.SendError(401, "not authenticated");
                break;
            case "subscribe":
                Subscribe(listener, said!, (have, named) => have.Union(named));
                break;
            case "unsubscribe":
                Subscribe(listener, said!, (have, named) => have.Except(named));
                break;
            default:
                listener.SendError(400, "invalid syntax");
                break;
        }
    }

    public void Fail(DataStreamFault kind, int code, string text)
    {
        switch (kind)
        {
            case DataStreamFault.Close:
                EndAll();
                break;
            case DataStreamFault.Error:
                listeners.ForEach(listener => listener.SendError(code, text));
                break;
            default:
                fault = kind;
                break;
        }
    }

    /// <summary>Tells what is known of a symbol now.</summary>
    public void Tell(Symbol symbol)
    {
        if (fault == DataStreamFault.Mute)
        {
            return;
        }

        foreach (var listener in listeners)
        {
            Tell(listener, symbol.Value, "q", listener.Quotes, latest.FindQuote(symbol));
            Tell(listener, symbol.Value, "t", listener.Trades, latest.FindTrade(symbol));
        }
    }

    private void Tell(QuoteListener listener, string symbol, string kind, HashSet<string> wanted, JsonObject? news)
    {
        if (news is null || !(wanted.Contains(symbol) || wanted.Contains("*")))
        {
            return;
        }

        news["T"] = kind;
        news["S"] = symbol;
        var text = new JsonArray(news).ToJsonString();
        if (fault == DataStreamFault.Torn)
        {
            fault = DataStreamFault.None;
            listener.Send(text[..(text.Length / 2)]);
        }
        else
        {
            listener.Send(text, fault == DataStreamFault.Binary);
        }
    }

    private void Authorise(QuoteListener listener, JsonObject said)
    {
        if ((string?)said["key"] != options.KeyId || (string?)said["secret"] != options.SecretKey)
        {
            listener.SendError(402, "auth failed");
        }
        else if (listener.Feed == "sip" && !policy.IsPaid)
        {
            listener.SendError(409, "insufficient subscription");
        }
        else if (listeners.Any(other => other.IsAuthorised))
        {
            listener.SendError(406, "connection limit exceeded");
        }
        else
        {
            listener.IsAuthorised = true;
            listener.Send(new JsonObject { ["T"] = "success", ["msg"] = "authenticated" });
        }
    }

    private void Subscribe(
        QuoteListener listener,
        JsonObject said,
        Func<HashSet<string>, IEnumerable<string>, IEnumerable<string>> change)
    {
        var quotes = change(listener.Quotes, Named(said, "quotes")).ToHashSet();
        var trades = change(listener.Trades, Named(said, "trades")).ToHashSet();
        if (listener.Feed == "iex" && quotes.Union(trades).Count() > policy.StreamSymbols)
        {
            listener.SendError(405, "symbol limit exceeded");
            return;
        }

        listener.Subscribe(quotes, trades);
        listener.Send(new JsonObject
        {
            ["T"] = "subscription",
            ["trades"] = Array(trades),
            ["quotes"] = Array(quotes),
            ["bars"] = new JsonArray(),
        });
    }

    private static IEnumerable<string> Named(JsonObject said, string channel) =>
        (said[channel] as JsonArray ?? []).Select(name => (string)name!);

    private static JsonArray Array(HashSet<string> names) =>
        new([.. names.Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]);
}
