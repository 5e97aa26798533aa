using FsCheck;
using FsCheck.Fluent;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Telegram;
using NanoCap.Simulators.Telegram.Entities;

namespace NanoCap.Bot.Tests.Chat.Telegram;

public sealed class TelegramCardsTests
{
    private static readonly string[] Hostile =
    [
        "BRK_B", "BRK.B", "<b>Inc</b>", "A&B", "&lt;x&gt;", "</pre><a href=\"tg://user?id=1\">", "*_`[x](y)~|", "\\",
        "\u202Egnp.exe", "line\nbreak", "nul\0", "\r", "\uD800", "\U0001F680", "e\u0301", "&#60;", "<", "\u2028",
        new string('W', 60), "  spaces  ", "",
    ];

    [Theory]
    [InlineData("/status")]
    [InlineData("/positions")]
    [InlineData("/signals")]
    [InlineData("/why ABCD")]
    [InlineData("/risk")]
    [InlineData("/performance")]
    [InlineData("/cash")]
    [InlineData("/exit")]
    [InlineData("/strategies")]
    [InlineData("/help")]
    public async Task An_answer_fits_a_phone_and_is_as_long_as_it_says(string line)
    {
        var pages = await PagesOfAsync(line);
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.Equal(page.Length, Read(page).Text.Length));
        Assert.All(
            pages.Select(Read).SelectMany(page => page.Entities
                .Where(entity => entity.Type == "pre")
                .SelectMany(entity => page.Text.Substring(entity.Offset, entity.Length).Split('\n'))),
            row => Assert.InRange(row.Length, 0, TelegramTable.Widest));
    }

    [Theory]
    [InlineData("/positions", "positions")]
    [InlineData("/signals", "signals")]
    [InlineData("/exit", "exit")]
    public async Task An_answer_reads_on_a_phone_as_approved(string line, string name) =>
        Approved.Text(string.Join("\n=====\n", (await PagesOfAsync(line)).Select(page => page.Html)), name);

    [Fact]
    public void A_proposal_card_has_what_money_it_is_first_and_its_buttons_in_rows()
    {
        var state = Desks.FirstEvening;
        var card = ProposalCard.Of(state, state.OpenProposals.First(), Desks.Setting);
        var page = Assert.Single(TelegramCards.Of(card));
        Assert.StartsWith($"<b>[{card.Banner}]</b>\n", page.Html, StringComparison.Ordinal);
        var rows = TelegramKeyboard.Of(card.Buttons, button => button.Label)!.InlineKeyboard
            .Select(row => string.Join(' ', row.Select(button => $"[{button.Text}]")));
        Approved.Text(page.Html + "\n" + string.Join('\n', rows), "proposal");
    }

    [Fact]
    public void Hostile_names_in_every_place_change_nothing_but_their_own_text()
    {
        Assert.All(Hostile, CheckCard);
    }

    [Fact]
    public void Any_text_comes_back_from_the_parser_with_only_the_intended_looks()
    {
        var texts = Gen.OneOf(
            Gen.Elements(Hostile),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty));
        Prop.ForAll(texts.ToArbitrary(), text => CheckCard(text)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(4095, 1)]
    [InlineData(4096, 1)]
    [InlineData(4097, 2)]
    [InlineData(20_000, 5)]
    public void A_text_is_cut_between_words_and_no_word_is_lost(int length, int pages)
    {
        var text = string.Concat(Enumerable.Repeat("<word> & ", (length / 9) + 1))[..length];
        var cut = TelegramCards.Of(Card.Line(text));
        Assert.Equal(pages, cut.Count);
        Assert.All(cut, page => Assert.InRange(Read(page).Text.Length, 1, TelegramPage.LongestText));
        Assert.Equal(
            text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            cut.SelectMany(page => Read(page).Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void A_text_without_spaces_is_cut_between_characters()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("\U0001F680", 3000));
        var cut = TelegramCards.Of(Card.Line(text));
        Assert.Equal(text, string.Concat(cut.Select(page => Read(page).Text)));
        Assert.Equal([4095, 1906], cut.Select(page => page.Length));
    }

    [Fact]
    public void Blocks_stay_whole_where_they_can_and_a_caption_is_shorter()
    {
        var card = new Card("Title", Severity.Plain,
            [
                .. Enumerable.Range(0, 30).Select(number =>
                    new CardBlock.Paragraph(new string('x', 300), $"Part {number}")),
            ]);
        foreach (var longest in new[] { TelegramPage.LongestText, TelegramPage.LongestCaption })
        {
            var pages = TelegramCards.Of(card, longest);
            Assert.True(pages.Count > 1);
            Assert.All(pages, page => Assert.InRange(page.Length, 300, longest));
            Assert.All(pages.Skip(1), page => Assert.StartsWith("<b>Part", page.Html, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_wide_table_becomes_two_lines_a_row_and_cuts_no_number()
    {
        var card = new Card("Wide", Severity.Plain,
        [
            new CardBlock.Table(
                [new("Symbol"), new("Name"), new("Shares", true), new("Value", true)],
                [["ABCD", "A company with a long name, Inc.", "1,234", "$12,345.67"]]),
        ]);
        Assert.Equal(
            "<b>Wide</b>\n\n<b>ABCD</b>\nName A company with a long name, Inc. \u00b7 Shares 1,234 \u00b7 "
            + "Value $12,345.67",
            Assert.Single(TelegramCards.Of(card)).Html);
    }

    private static async Task<IReadOnlyList<TelegramPage>> PagesOfAsync(string line)
    {
        var answer = await new ChatWorld(Desks.SecondEvening).SayAsync(line);
        return [.. answer!.Cards.SelectMany(card => TelegramCards.Of(card))];
    }

    private static void CheckCard(string text)
    {
        var card = new Card("T" + text, Severity.Warning,
        [
            new CardBlock.Paragraph(new("p" + text, Tone.Strong), "h" + text),
            new CardBlock.Fields([new("l" + text, "v" + text), new("m", "n")]),
            new CardBlock.Table([new("c" + text), new("d", true)], [["r" + text, "1"], ["s", "2" + text]]),
            new CardBlock.List(["i" + text, "j"]),
        ])
        {
            Banner = "PAPER" + text,
            Footer = "f" + text,
        };
        var plain = TelegramText.Plain(text);
        foreach (var page in TelegramCards.Of(card))
        {
            var read = Read(page);
            Assert.All(read.Entities, entity =>
                Assert.Contains(entity.Type, new[] { "bold", "italic", "pre" }));
            Assert.InRange(page.Length, 1, TelegramPage.LongestText);
        }

        var whole = string.Join('\n', TelegramCards.Of(card).Select(page => Read(page).Text));
        Assert.StartsWith($"[PAPER{plain}]\n", whole, StringComparison.Ordinal);
        Assert.All(
            new[] { "T", "p", "h", "i" },
            place => Assert.Contains((place + plain).TrimEnd(), whole, StringComparison.Ordinal));
    }

    private static FormattedText Read(TelegramPage page) => FormattedText.Parse(page.Html, "HTML");
}
