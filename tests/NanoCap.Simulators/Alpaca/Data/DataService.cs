using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Simulators.Alpaca.Wire;
using NanoCap.Trading.Instruments;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>Alpaca's data service beside the one for orders: the same keys and faults, a rate of its own. Under
/// <c>/control/data</c> a test says what no exchange says.</summary>
internal sealed class DataService
{
    private readonly StandInOptions options;
    private readonly StandInBook book;
    private readonly Lock gate;
    private readonly FeedPolicy policy;
    private readonly LatestPrices latest;
    private readonly Announcements announcements;
    private readonly QuoteBoard board;
    private readonly DailyBars bars;

    public DataService(StandInOptions options, StandInBook book, Lock gate)
    {
        (this.options, this.book, this.gate) = (options, book, gate);
        var folder = new FolderBars(options.Bars);
        (policy, latest) = (new FeedPolicy(book.Clock), new LatestPrices(book));
        (announcements, bars) = (new Announcements(book.Clock), new DailyBars(folder, book.Clock));
        board = new QuoteBoard(options, latest, policy);
        book.Priced = symbol =>
        {
            latest.Note(symbol);
            board.Tell(symbol);
        };
        MakeKnown(folder);
    }

    public void MapOn(WebApplication application, Door door)
    {
        var rate = new RateLimit(options.DataRequestsPerMinute);
        var prices = new LatestEndpoint(latest, bars, policy, book.Clock);
        application.MapGet("/v2/stocks/bars", door.For(new BarEndpoint(bars, policy, book.Clock).Get, rate));
        application.MapGet("/v2/stocks/quotes/latest", door.For(prices.GetQuotes, rate));
        application.MapGet("/v2/stocks/trades/latest", door.For(prices.GetTrades, rate));
        application.MapGet("/v2/stocks/snapshots", door.For(prices.GetSnapshots, rate));
        application.MapGet("/v1beta1/news", door.For(announcements.GetNews, rate));
        application.MapGet("/v1/corporate-actions", door.For(announcements.GetActions, rate));
        var stream = new QuoteStreamEndpoint(options, gate, board, door);
        application.Map("/v2/iex", (HttpContext context) => stream.ServeAsync(context, "iex"));
        application.Map("/v2/sip", (HttpContext context) => stream.ServeAsync(context, "sip"));
        application.MapPost("/control/data", ControlAsync);
        application.MapGet("/control/data", context => WriteAsync(context, Line()));
    }

    public void EndAll()
    {
        lock (gate)
        {
            board.EndAll();
        }
    }

    /// <summary>What has bars can be traded, at its last close.</summary>
    private void MakeKnown(FolderBars folder)
    {
        var closes = folder.Symbols
            .Where(symbol => book.FindPrice(symbol) is null)
            .Select(symbol => (Symbol: symbol, Bars: bars.Of(symbol, "raw", "sip", book.Clock.Now)))
            .Where(known => known.Bars is [.., { Close: > 0m }])
            .ToDictionary(known => known.Symbol, known => Price.Of(known.Bars[^1].Close));
        if (closes.Count > 0)
        {
            book.Happen(new ControlCommand.SetPrices(closes));
        }
    }

    private async Task ControlAsync(HttpContext context)
    {
        try
        {
            var said = await JsonSerializer
                .DeserializeAsync<DataCommand>(context.Request.Body, DataCommand.Json, context.RequestAborted)
                .ConfigureAwait(false) ?? throw new JsonException("Expected a command, found null.");
            lock (gate)
            {
                Do(said);
            }

            await WriteAsync(context, Line()).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            await WriteAsync(context, Answer.Of(ApiError.Of(400, 40010000, exception.Message))).ConfigureAwait(false);
        }
    }

    private void Do(DataCommand said)
    {
        policy.IsPaid = said.IsPaid ?? policy.IsPaid;
        policy.StreamSymbols = said.StreamSymbols ?? policy.StreamSymbols;
        foreach (var article in said.News ?? [])
        {
            announcements.Publish(article);
        }

        foreach (var (kind, actions) in said.CorporateActions ?? [])
        {
            actions.ForEach(action => announcements.Announce(kind, action));
        }

        foreach (var quote in said.Quotes ?? [])
        {
            var symbol = Symbol.Of(quote.Symbol);
            latest.Say(symbol, quote.Bid, quote.Ask, quote.At);
            board.Tell(symbol);
        }

        if (said.Fault is { } fault)
        {
            board.Fail(fault, said.Code ?? 500, said.Text ?? "internal error");
        }
    }

    private Answer Line()
    {
        lock (gate)
        {
            return Answer.Ok(new JsonObject
            {
                ["listeners"] = board.Listeners,
                ["symbols"] = new JsonArray([.. board.Symbols.Select(symbol => (JsonNode)symbol)]),
            });
        }
    }

    private static async Task WriteAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        await context.Response.WriteAsync(answer.Body!, context.RequestAborted).ConfigureAwait(false);
    }
}
