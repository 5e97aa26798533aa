using Microsoft.Extensions.DependencyInjection;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.Options;
using NanoCap.Bot.Schedule;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Scenarios;

/// <summary>The whole bot in this process on a state folder: real journal, real ledger, real loop; only nobody watches.
/// </summary>
internal sealed class LivingBot : IAsyncDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly BotHost host;

    private LivingBot(BotHost host, StringWriter warnings) => (this.host, Warnings) = (host, warnings);

    public StringWriter Warnings { get; }

    public IServiceProvider Services => host.Services;

    public DeskState State => host.Desk.State;

    public ReplayDriver Replay => host.Replay!;

    /// <summary>Whether the replay rests after a daily run, and not in the middle of a day that was cut
    /// short.</summary>
    public bool IsEvening => State.JobsDoneUntil is { } until
        && TradingCalendar.Nyse.FindSession(TradingCalendar.Nyse.NewYorkDate(until)) is { } session
        && until == session.Close + TimeSpan.FromMinutes(30);

    public string? HaltedBecause => host.Desk.HaltedBecause;

    public static async Task<LivingBot> StartAsync(BotOptions options)
    {
        var warnings = new StringWriter();
        var host = await BotServices.OpenAsync(options, isServing: false, warnings, Never);
        await host.StartAsync(Never);
        return new LivingBot(host, warnings);
    }

    public Task<CommandReply> SayAsync(string line) => host.Commands.RunAsync(line, isConfirmed: true, Never);

    /// <summary>Says it and expects that it was done.</summary>
    public async Task<string> DoAsync(string line)
    {
        var reply = await SayAsync(line);
        Assert.True(reply.Kind == AnswerKind.Done, $"{line}: {reply.Kind}, {reply.Text}");
        return reply.Text;
    }

    public Task NextAsync() => DoAsync("/next");

    public Task<BrokerSnapshot> ReadBrokerAsync() =>
        host.Services.GetRequiredService<IBroker>().ReadAsync(null, Never);

    /// <summary>At an evening: the books agree, and so does what the positions are worth.</summary>
    public async Task AssertBalancedAsync()
    {
        await AssertBooksAgreeAsync();
        var broker = await ReadBrokerAsync();
        Assert.Equal(broker.Equity.RoundToCent(), State.Equity.RoundToCent());
    }

    /// <summary>At any time: cash + positions = equity = start + realised + unrealised - costs, and cash and shares are
    /// the broker's.</summary>
    public async Task AssertBooksAgreeAsync()
    {
        var books = State.Books;
        var sum = books.Start + books.Realised + State.Unrealised - books.Costs;
        Assert.Equal(State.Equity.RoundToCent(), sum.RoundToCent());
        var broker = await ReadBrokerAsync();
        Assert.Equal(broker.Cash.RoundToCent(), books.Cash.RoundToCent());
        Assert.Equal(
            broker.Positions.Where(position => !position.Quantity.IsZero)
                .Select(position => (position.Symbol, position.Quantity)).Order(),
            State.Positions.Values.Select(position => (position.Symbol, position.Quantity)));
        Assert.Empty(State.Differences);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
