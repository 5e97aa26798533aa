using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Tests.Brokers.Alpaca;

public sealed class SecretsTests
{
    [Fact]
    public void No_text_of_the_options_has_the_keys()
    {
        var options = new BotOptions { Alpaca = new() { KeyId = "my-key-id", SecretKey = "my-secret" } };

        foreach (var text in new[]
        {
            options.ToString(), options.Alpaca.ToString(), System.Text.Json.JsonSerializer.Serialize(options),
        })
        {
            Assert.DoesNotContain("my-", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_key_and_no_account_number_reaches_log_or_kept_answers()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(AlpacaRig.Account.Replace(
            "\"cash\":\"800.25\"", $"\"cash\":\"{AlpacaRig.SecretKey} {AlpacaRig.KeyId}\"", StringComparison.Ordinal));

        var failure = await Assert.ThrowsAsync<NanoCap.Bot.Brokers.BrokerException>(
            () => rig.Broker.ReadAsync(null, AlpacaRig.Token));

        var texts = string.Join('\n', [.. rig.Log.Lines, .. rig.Get<NotUnderstood>().Texts]);
        Assert.Contains("\"account_number\":\"***\"", texts, StringComparison.Ordinal);
        foreach (var secret in new[] { AlpacaRig.SecretKey, AlpacaRig.KeyId, "PA123SECRET" })
        {
            Assert.DoesNotContain(secret, texts, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Kept_answers_are_bounded_in_number_and_length()
    {
        var kept = new NotUnderstood(
            new(), Microsoft.Extensions.Logging.Abstractions.NullLogger<NotUnderstood>.Instance);
        for (var count = 0; count < 100; count++)
        {
            kept.Keep("it", new string('x', 50_000));
        }

        Assert.Equal(NotUnderstood.Kept, kept.Texts.Count);
        Assert.All(kept.Texts, text => Assert.InRange(text.Length, 1, NotUnderstood.LongestText + 20));
    }

    [Theory]
    [InlineData(null, null, "Paper", "Paper", null, "expected KeyId and SecretKey")]
    [InlineData("k", null, "Paper", "Paper", null, "no SecretKey")]
    [InlineData("k", "s", "Live", "Paper", null, "expected the same as Trading:Mode")]
    [InlineData("k", "s", "Paper", "Live", null, "expected the same as Trading:Mode")]
    [InlineData("k", "s", "Paper", "Paper", "http://alpaca.example", "Alpaca:TradingAddress")]
    [InlineData("k", "s", "Paper", "Paper", "nonsense", "Alpaca:TradingAddress")]
    [InlineData("k", "s", "Paper", "Paper", "http://127.0.0.1:8080", null)]
    [InlineData("k", "s", "Paper", "Paper", null, null)]
    public void Settings_that_do_not_fit_are_named(
        string? key, string? secret, string environment, string mode, string? address, string? expected)
    {
        var options = new BotOptions
        {
            Broker = new() { Kind = BrokerKind.Alpaca },
            Trading = new() { Mode = Enum.Parse<TradingMode>(mode) },
            Alpaca = new()
            {
                KeyId = key,
                SecretKey = secret,
                Environment = Enum.Parse<AlpacaEnvironment>(environment),
                TradingAddress = address,
            },
        };

        var problems = options.Alpaca.FindProblems(options).ToList();
        Assert.Equal(expected is null ? 0 : 1, problems.Count);
        Assert.All(problems, problem => Assert.Contains(expected!, problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, null, "no KeyId")]
    [InlineData("k", null, null, null)]
    [InlineData("k", "http://data.example", null, "Alpaca:DataAddress")]
    [InlineData("k", null, "ws://stream.example/v2", "Alpaca:DataStreamAddress")]
    [InlineData("k", null, "https://stream.example/v2", "Alpaca:DataStreamAddress")]
    [InlineData("k", "http://127.0.0.1:8080", "ws://127.0.0.1:8080/v2", null)]
    public void Settings_of_market_data_that_do_not_fit_are_named_also_with_another_broker(
        string? key, string? address, string? stream, string? expected)
    {
        var options = new BotOptions
        {
            MarketData = new() { Source = BarSourceKind.Alpaca },
            Alpaca = new() { KeyId = key, SecretKey = "s", DataAddress = address, DataStreamAddress = stream },
        };

        var problems = options.Alpaca.FindProblems(options).ToList();
        Assert.Equal(expected is null ? 0 : 1, problems.Count);
        Assert.All(problems, problem => Assert.Contains(expected!, problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(AlpacaFeed.Iex, null, "wss://stream.data.alpaca.markets/v2/iex")]
    [InlineData(AlpacaFeed.Sip, null, "wss://stream.data.alpaca.markets/v2/sip")]
    [InlineData(AlpacaFeed.Iex, "ws://127.0.0.1:99/v2/", "ws://127.0.0.1:99/v2/iex")]
    internal void The_stream_of_quotes_is_that_of_the_feed(AlpacaFeed feed, string? address, string expected) =>
        Assert.Equal(expected, new AlpacaOptions { DataFeed = feed, DataStreamAddress = address }
            .DataStreamUri.AbsoluteUri.Replace(":443", string.Empty, StringComparison.Ordinal));

    [Theory]
    [InlineData(
        AlpacaEnvironment.Paper, null, "https://paper-api.alpaca.markets/", "wss://paper-api.alpaca.markets/stream")]
    [InlineData(AlpacaEnvironment.Live, null, "https://api.alpaca.markets/", "wss://api.alpaca.markets/stream")]
    [InlineData(AlpacaEnvironment.Paper, "http://127.0.0.1:99", "http://127.0.0.1:99/", "ws://127.0.0.1:99/stream")]
    internal void Each_environment_has_its_addresses(
        AlpacaEnvironment environment, string? address, string trading, string stream)
    {
        var options = new AlpacaOptions { Environment = environment, TradingAddress = address };

        Assert.Equal((trading, stream), (options.TradingUri.ToString(), options.StreamUri.ToString()));
    }
}
