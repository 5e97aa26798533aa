using System.Text.Json;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Pictures;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Chat.Commands;

public sealed class ChartCommandTests
{
    private static readonly ChannelFeatures WithPictures = new("pictures") { CanShowPictures = true };

    [Fact]
    public async Task On_a_channel_of_text_a_chart_is_a_few_lines_with_the_levels_of_the_position() =>
        Approved.Text(ChatWorld.Text(await new ChatWorld(Desks.SecondEvening).SayAsync("/chart ABCD")), "chart");

    [Fact]
    public async Task Beneath_a_picture_the_words_are_few()
    {
        var card = Assert.Single((await new ChatWorld(Desks.SecondEvening)
            .SayAsync("/chart $abcd 120", channel: WithPictures))!.Cards);

        Assert.Equal("chart-abcd", card.Picture!.Name);
        Assert.Contains("stop 3.65", card.Picture.Alt, StringComparison.Ordinal);
        Assert.Contains("120 sessions", card.Picture.Draw(PictureTheme.Dark).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Latest bars", ChatWorld.Text(card), StringComparison.Ordinal);
        Assert.InRange(ChatWorld.Text(card, 60).Length, 1, 1024);
    }

    [Fact]
    public async Task Programs_get_every_bar_and_level_under_stable_names()
    {
        var answer = await new ChatWorld(Desks.SecondEvening).SayAsync("/chart ABCD 20");

        var data = JsonDocument.Parse(CommandJson.Write(answer!.Data)).RootElement;
        Assert.Equal(
            ["symbol", "name", "source", "sessions", "from", "to", "levels", "bars"],
            data.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["target 4.86", "entry 4.05", "stop 3.65"],
            data.GetProperty("levels").EnumerateArray()
                .Select(level => $"{level.GetProperty("name").GetString()} {level.GetProperty("price").GetDecimal()}"));
        Assert.Equal(20, data.GetProperty("bars").GetArrayLength());
        Assert.Equal(
            ["session", "open", "high", "low", "close", "volume"],
            data.GetProperty("bars")[0].EnumerateObject().Select(property => property.Name));
    }

    [Theory]
    [InlineData("/chart", "/chart: expected a symbol, found nothing. Example: /chart AACG 120")]
    [InlineData("/chart ABCD many", "/chart: expected 5 to 500 days, found 'many'. Example: /chart AACG 120")]
    [InlineData("/chart ABCD 4", "/chart: expected 5 to 500 days, found '4'. Example: /chart AACG 120")]
    [InlineData("/chart ABCD 501", "/chart: expected 5 to 500 days, found '501'. Example: /chart AACG 120")]
    public async Task What_is_no_chart_is_answered_in_one_line(string line, string expected)
    {
        var answer = await new ChatWorld().SayAsync(line);

        Assert.Equal((AnswerKind.Misunderstood, expected), (answer!.Kind, Assert.Single(answer.Cards).Title));
    }

    [Fact]
    public async Task A_symbol_without_bars_is_refused()
    {
        var answer = await new ChatWorld().SayAsync("/chart NONE");

        Assert.Equal(AnswerKind.Refused, answer!.Kind);
        Assert.Equal(
            "NONE has no bar in the 60 sessions up to the latest scan, or there has been none.",
            Assert.Single(answer.Cards).Title);
    }

    [Fact]
    public void Levels_are_those_of_the_position_then_of_the_proposal_then_of_the_signal()
    {
        Assert.Equal(
            "target 4.86, entry 4.05, stop 3.65", Of(ChartLevels.Of(Desks.SecondEvening, Abcd, FakeScans.Full)));

        var proposal = Desks.FirstEvening.Proposals[1].Terms;
        Assert.Equal(
            $"target {proposal.Target}, entry {proposal.Limit}, stop {proposal.Stop}",
            Of(ChartLevels.Of(Desks.FirstEvening, Abcd, FakeScans.Full)));

        Assert.Equal(
            "target 4.80, entry 4.00, stop 3.60",
            Of(ChartLevels.Of(Desks.FirstEvening, Symbol.Of("REV"), FakeScans.Full)));
        Assert.Empty(ChartLevels.Of(Desks.FirstEvening, Symbol.Of("NEXT"), null));
    }

    [Theory]
    [InlineData("/performance", "equity")]
    [InlineData("/positions", "allocation")]
    [InlineData("/strategies", null)]
    public async Task Other_cards_have_a_picture_where_there_is_something_to_draw(string line, string? name)
    {
        var answer = await new ChatWorld(Desks.SecondEvening).SayAsync(line, channel: WithPictures);

        Assert.Equal(name, Assert.Single(answer!.Cards).Picture?.Name);
    }

    private static Symbol Abcd => Symbol.Of("ABCD");

    private static string Of(IEnumerable<ChartLevel> levels) =>
        string.Join(", ", levels.Select(level => $"{level.Name} {level.Price}"));
}
