using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Brokers.Alpaca.Checks;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Brokers.Alpaca;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Diagnostics.Connection;

/// <summary>Each cause of a failure has words of its own.</summary>
public sealed class AccountCheckTests
{
    private const string Page = "<!DOCTYPE html><html><body>Please log in</body></html>";

    [Theory]
    [InlineData("keys", "GET /v2/account", 401, """{"code":40110000,"message":"request is not authorized"}""",
        "does not take the keys (status 401): they are wrong")]
    [InlineData("keys", "GET /v2/account", 401, Page, "does not take the keys (status 401): they are wrong")]
    [InlineData("keys", "GET /v2/account", 403, """{"message":"forbidden."}""", "refuses these keys (status 403)")]
    [InlineData("connection", "GET /v2/clock", 200, Page, "Somebody else answers")]
    [InlineData("connection", "GET /v2/clock", 403, Page, "Somebody else answers")]
    [InlineData("connection", "GET /v2/clock", 302, Page, "Somebody else answers")]
    [InlineData("connection", "GET /v2/clock", 407, Page, "The proxy wants a login")]
    [InlineData("connection", "GET /v2/clock", 429, """{"message":"too many requests."}""", "Too many requests")]
    [InlineData("connection", "GET /v2/clock", 503, Page, "is in trouble: status 503")]
    [InlineData("connection", "GET /v2/clock", 404, """{"message":"not found"}""", "status 404, which nobody expected")]
    public async Task A_refusal_says_who_refuses_and_why(
        string check, string call, int status, string body, string found)
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        world.Server!.Always(call, status, body);

        var result = await world.FindAsync(check);

        Assert.Equal(ConnectionOutcome.Fail, result.Outcome);
        Assert.Contains(found, result.Found, StringComparison.Ordinal);
        Assert.NotEmpty(result.Fix!);
        Assert.DoesNotContain('\n', result.Fix!);
    }

    [Fact]
    public async Task Wrong_keys_do_not_fail_the_connection()
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        world.Server!.Always("GET /v2/clock", 401, Page);
        world.Server.Always("GET /v2/account", 401, Page);

        var report = await world.RunAsync();

        Assert.Equal(ConnectionOutcome.Pass, report.Find("connection")!.Outcome);
        Assert.Equal(ConnectionOutcome.Fail, report.Find("keys")!.Outcome);
    }

    [Theory]
    [InlineData("PKPAPER", "Live", "these are paper keys")]
    [InlineData("AKLIVE", "Paper", "these are keys for real money")]
    [InlineData("AKLIVE ", "Live", "begin or end with a blank")]
    [InlineData("AKLIVE", "Live", "they are wrong")]
    [InlineData("PKPAPER", "Paper", "they are wrong")]
    public async Task Keys_of_the_other_kind_of_account_are_known_by_how_they_begin(
        string key, string environment, string found)
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        world.ChangeAlpaca(alpaca => alpaca with
        {
            KeyId = key,
            Environment = Enum.Parse<AlpacaEnvironment>(environment),
        });
        world.Server!.Always("GET /v2/account", 401, Page);

        var result = await world.FindAsync("keys");

        Assert.Contains(found, result.Found, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Trim(), result.Found + result.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_port_is_no_network()
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        world.ChangeAlpaca(alpaca => alpaca with { TradingAddress = "http://127.0.0.1:1" });

        var result = await world.FindAsync("connection");

        Assert.Equal("There is no network to 127.0.0.1:1: it cannot be reached.", result.Found);
    }

    [Fact]
    public async Task A_service_that_hangs_is_given_up_within_the_deadline()
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        world.Server!.Next("GET /v2/clock", context => Task.Delay(
            Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));

        var running = world.FindAsync("connection");
        await world.Server.ArrivedAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Contains("did not answer within 4 s", (await running).Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "There is no network: the name")]
    [InlineData(HttpRequestError.ConnectionError, "There is no network to")]
    [InlineData(HttpRequestError.SecureConnectionError, "its certificate is not trusted")]
    [InlineData(HttpRequestError.ProxyTunnelError, "The proxy does not let")]
    [InlineData(HttpRequestError.ResponseEnded, "The line to paper-api.alpaca.markets broke: it broke")]
    public void Each_way_in_which_a_line_breaks_has_its_words(HttpRequestError error, string found)
    {
        var options = new AlpacaOptions { KeyId = "k", SecretKey = "s" };

        var result = new AlpacaFault(options, options.TradingUri)
            .Find(new AlpacaReply.Lost("it broke") { Error = error })!;

        Assert.Contains(found, result.Found, StringComparison.Ordinal);
        Assert.NotEmpty(result.Fix!);
    }

    [Theory]
    [InlineData("\"status\":\"ACTIVE\"", "\"status\":\"SUBMITTED\"", "is not active")]
    [InlineData("\"trading_blocked\":false", "\"trading_blocked\":true", "may not trade (trading_blocked)")]
    [InlineData("\"account_blocked\":false", "\"account_blocked\":true", "is blocked (account_blocked)")]
    [InlineData("\"trade_suspended_by_user\":false", "\"trade_suspended_by_user\":true", "suspended by its owner")]
    [InlineData("\"account_number\":\"PA123SECRET\",", "", "account_number")]
    public async Task An_account_that_may_not_trade_says_which_flag(string from, string to, string found)
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        world.Server!.Always("GET /v2/account", 200, AlpacaRig.Account.Replace(from, to, StringComparison.Ordinal));

        var result = await world.FindAsync("permissions");

        Assert.Equal(ConnectionOutcome.Fail, result.Outcome);
        Assert.Contains(found, result.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Paper", null, "PA1", null, null)]
    [InlineData("Live", null, "PA1", "PA1", "the account is a paper account")]
    [InlineData("Live", null, "123", "456", "is not the one in Trading:LiveAcknowledged")]
    [InlineData("Live", null, "123", "123", null)]
    [InlineData("Paper", "https://api.alpaca.markets", "123", null, "where REAL MONEY is traded")]
    public async Task The_account_is_of_the_kind_that_the_settings_name(
        string environment, string? address, string number, string? acknowledged, string? found)
    {
        var options = new BotOptions
        {
            Alpaca = new() { Environment = Enum.Parse<AlpacaEnvironment>(environment), TradingAddress = address },
            Trading = new() { LiveAcknowledged = acknowledged },
        };

        var result = await new PermissionsCheck(new Known(number), options).JudgeAsync(ConnectionWorld.Token);

        Assert.Equal(found is null ? ConnectionOutcome.Pass : ConnectionOutcome.Fail, result.Outcome);
        Assert.Contains(found ?? "active", result.Found, StringComparison.Ordinal);
        Assert.DoesNotContain(number, result.Found + result.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.9, ConnectionOutcome.Pass, "1.9 s ahead of")]
    [InlineData(-1.9, ConnectionOutcome.Pass, "1.9 s behind")]
    [InlineData(2.1, ConnectionOutcome.Warning, "2.1 s ahead of")]
    [InlineData(-9.9, ConnectionOutcome.Warning, "9.9 s behind")]
    [InlineData(10.1, ConnectionOutcome.Fail, "10.1 s ahead of")]
    [InlineData(-3600, ConnectionOutcome.Fail, "3600.0 s behind")]
    internal async Task A_clock_that_is_off_warns_and_then_fails(
        double seconds, ConnectionOutcome outcome, string found)
    {
        await using var world = await ConnectionWorld.WithStandInAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(seconds));

        var result = await world.FindAsync("clock");

        Assert.Equal(outcome, result.Outcome);
        Assert.Contains(found, result.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, false, "2026-09-29", "13:00")]
    [InlineData(0, true, "2026-09-16", "closed")]
    public async Task A_session_that_differs_is_named(int place, bool isMissing, string day, string theirs)
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        var sessions = TradingCalendar.Nyse.Between(new(2026, 9, 16), new(2026, 9, 30))
            .Select((session, at) => (session.Date, Close: at == place ? "13:00" : "16:00", at))
            .Where(session => !(isMissing && session.at == place))
            .Select(session => string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"date":"{{session.Date:yyyy-MM-dd}}","open":"09:30","close":"{{session.Close}}"}"""));
        world.Server!.Always("GET /v2/calendar", 200, $"[{string.Join(',', sessions)}]");

        var result = await world.FindAsync("calendar");

        Assert.Equal(ConnectionOutcome.Fail, result.Outcome);
        Assert.Contains(day, result.Found, StringComparison.Ordinal);
        Assert.Contains(theirs, result.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_of_orders_that_refuses_the_keys_says_so()
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        world.ChangeAlpaca(alpaca => alpaca with { DataStreamAddress = "ws://127.0.0.1:1/v2" });
        world.Server!.OnStream = (socket, token) => AnswerAsync(
            socket, """{"stream":"authorization","data":{"status":"unauthorized","action":"authenticate"}}""", token);

        var result = await world.FindAsync("order-stream");

        Assert.StartsWith("The stream does not take the keys", result.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.TooManyRequests, 429, "Too many requests")]
    [InlineData(FaultKind.FailBeforeAccept, 502, "is in trouble: status 502")]
    [InlineData(FaultKind.FailBeforeAccept, 401, "The stream does not take the keys (status 401)")]
    [InlineData(FaultKind.FailBeforeAccept, 404, "Somebody else answers")]
    public async Task A_stream_of_orders_that_does_not_open_says_why(FaultKind kind, int status, string found)
    {
        await using var world = await ConnectionWorld.WithStandInAsync();
        await world.DoAsync(new ControlCommand.Fault(kind, Path: "/stream", Status: status));

        var result = await world.FindAsync("order-stream");

        Assert.Equal(ConnectionOutcome.Fail, result.Outcome);
        Assert.Contains(found, result.Found, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(WebSocket socket, string text, CancellationToken cancellationToken)
    {
        await socket.ReceiveAsync(new byte[4096].AsMemory(), cancellationToken);
        await socket.SendAsync(
            Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
    }

    private sealed class Known(string number) : IBrokerAccount
    {
        public Task<BrokerAccount> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(
            new BrokerAccount(ConnectionWorld.Noon, number, Usd.Zero, Usd.Zero, AccountFlags.Clear));
    }
}
