using System.Net.WebSockets;
using System.Text.Json;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Options;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Quotes as they change, for as long as the bot runs: connects, and connects again after every break until
/// Alpaca says that only a person can help.</summary>
internal sealed partial class AlpacaQuoteStream(
    AlpacaOptions options, ReconnectWaits waits, TimeProvider time, ILogger<AlpacaQuoteStream> logger)
    : BackgroundService, IQuoteStream
{
    /// <summary>In a session something is told within it, or the stream is mute.</summary>
    public static readonly TimeSpan MuteAfter = TimeSpan.FromSeconds(30);

    /// <summary>What the free feed allows; the paid one allows more than anybody holds.</summary>
    public const int MostSymbolsFree = 30;

    public const int MostSymbolsPaid = 500;

    /// <summary>As if so many connections had failed: waits of half a minute and more.</summary>
    private const int FailuresWhenTaken = 6;

    /// <summary>A connection that held for so long was a good one.</summary>
    private static readonly TimeSpan GoodAfter = TimeSpan.FromMinutes(1);

    private readonly QuoteBook book = new();
    private readonly Subscription subscription = new(
        options.DataFeed == AlpacaFeed.Iex ? MostSymbolsFree : MostSymbolsPaid);
    private volatile bool isConnected;
    private volatile string? fault;
    private long heardAt;

    public bool IsConnected => isConnected;

    public string? Fault => fault;

    public void Follow(IReadOnlyList<Symbol> symbols) => subscription.Want(symbols);

    public Quote? Find(Symbol symbol) => isConnected ? book.Find(symbol) : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (true)
        {
            var began = time.GetTimestamp();
            var error = await ConnectOnceAsync(stoppingToken);
            failures = time.GetElapsedTime(began) >= GoodAfter ? 1 : failures + 1;
            if (error is StreamError.Final)
            {
                fault = error.Text;
                LogStopped(logger, error.Text);
                return;
            }

            LogBroke(logger, error.Text);
            failures = error is StreamError.Later ? Math.Max(failures, FailuresWhenTaken) : failures;
            await Task.Delay(waits.After(failures), time, stoppingToken);
        }
    }

    /// <summary>One connection from beginning to end.</summary>
    /// <returns>Why it ended.</returns>
    private async Task<StreamError> ConnectOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (socket, error) = await QuoteSocket.OpenAsync(options, time, cancellationToken);
            if (socket is null)
            {
                return error!;
            }

            using (socket)
            {
                return await ListenAsync(socket, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or JsonException
            or IOException or InvalidOperationException && !cancellationToken.IsCancellationRequested)
        {
            return new StreamError.Again(failure.Message);
        }
        finally
        {
            isConnected = false;
            book.Clear();
        }
    }

    private async Task<StreamError> ListenAsync(QuoteSocket socket, CancellationToken cancellationToken)
    {
        Hear();
        subscription.Begin();
        isConnected = true;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var mute = time.CreateTimer(_ => BreakMute(socket), null, MuteAfter, MuteAfter);
        var asking = AskAsync(socket, over.Token);
        try
        {
            return await ReadAsync(socket, cancellationToken);
        }
        finally
        {
            isConnected = false;
            await over.CancelAsync();
            await asking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task AskAsync(QuoteSocket socket, CancellationToken cancellationToken)
    {
        while (true)
        {
            await subscription.WaitForChangeAsync(cancellationToken);
            var (remove, add) = subscription.TakeChange();
            if (remove.Count > 0)
            {
                await socket.AskAsync("unsubscribe", remove, cancellationToken);
            }

            if (add.Count > 0)
            {
                await socket.AskAsync("subscribe", add, cancellationToken);
            }
        }
    }

    private async Task<StreamError> ReadAsync(QuoteSocket socket, CancellationToken cancellationToken)
    {
        while (await socket.ReadAsync(cancellationToken) is { } messages)
        {
            foreach (var message in messages)
            {
                if (book.TryTake(message))
                {
                    Hear();
                }
                else if (message.Kind == "subscription")
                {
                    subscription.Confirm((message.Quotes ?? [])
                        .Select(name => Symbol.TryParse(name, out var symbol) ? symbol : default));
                }
                else if (message.Kind == "error" && Handle(StreamError.Of(message.Code, message.Text)) is { } error)
                {
                    return error;
                }
            }
        }

        return new StreamError.Again("Alpaca closed it.");
    }

    /// <summary>The error, when the connection is over with it.</summary>
    private StreamError? Handle(StreamError error)
    {
        switch (error)
        {
            case StreamError.FewerSymbols when subscription.Shrink() is { } symbols:
                LogFewer(logger, symbols, error.Text);
                return null;
            case StreamError.Harmless:
                return null;
            default:
                return error;
        }
    }

    private void Hear() => Volatile.Write(ref heardAt, time.GetTimestamp());

    private void BreakMute(QuoteSocket socket)
    {
        // Nobody trades outside a session, and its first moments are not the silence before it.
        var now = time.GetUtcNow();
        var silence = time.GetElapsedTime(Volatile.Read(ref heardAt));
        if (TradingCalendar.Nyse.SessionAt(now) is { } session
            && silence >= MuteAfter && now - session.Open >= MuteAfter)
        {
            LogMute(logger, silence.TotalSeconds);
            isConnected = false;
            socket.Abort();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alpaca's stream of quotes broke: {Why}")]
    private static partial void LogBroke(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Alpaca's stream of quotes was given up: {Why}")]
    private static partial void LogStopped(ILogger logger, string why);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Quotes of at most {Symbols} symbols are asked for from now on: {Why}")]
    private static partial void LogFewer(ILogger logger, int symbols, string why);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Alpaca's stream of quotes said nothing for {Seconds} s; it is mute")]
    private static partial void LogMute(ILogger logger, double seconds);
}
