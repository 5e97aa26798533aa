using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sizing;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>The ramp: its step, what that lets to work, and the question about the next one.</summary>
internal static class RampCard
{
    public static Card Of(DeskState state, RampRules? rules, CardSetting setting)
    {
        var ramp = state.Ramp;
        if (!ramp.IsOn)
        {
            return Card.Line(
                "There is no ramp: all that is investable after the buffer may be put to work. Ramp:Enabled starts one "
                + "on paper; real money has one by default.");
        }

        List<CardBlock> blocks = [new CardBlock.Fields(Standing(state, rules, setting))];
        if (ramp.Open is { } open)
        {
            blocks.Add(Figured(open.Week, $"Proposal {open.Number}: the latest sessions at this step"));
        }
        else if (WeekOf(state, rules, setting) is { } week)
        {
            blocks.Add(Figured(week, "The latest sessions at this step"));
        }

        return new($"Ramp, at {Figures.Percent(ramp.Scale)}", Severity.Plain, blocks)
        {
            Banner = Banner.Of(state),
            Footer = ramp.Open is { } asked ? Question(asked, setting) : "Only a person's yes takes the next step.",
            Shows = ramp.Open is { } shown ? [new(shown.Number, 1)] : [],
        };
    }

    /// <summary>The question as it is told when it is raised.</summary>
    public static Card Of(DeskState state, RampProposal proposal, CardSetting setting) => new(
        string.Create(CultureInfo.InvariantCulture, $"Proposal {proposal.Number}: ")
            + $"raise the ramp from {Figures.Percent(proposal.From)} to {Figures.Percent(proposal.To)}",
        proposal.Status == ProposalStatus.Open ? Severity.Plain : Severity.Good,
        [
            new CardBlock.Fields(
            [
                new("Invested at most now", Figures.Money(AtScale(state, proposal.From, setting))),
                new("With a yes", Figures.Money(AtScale(state, proposal.To, setting))),
            ]),
            Figured(proposal.Week, "The latest sessions at this step"),
        ])
    {
        Banner = Banner.Of(state),
        Footer = proposal.Status == ProposalStatus.Open
            ? Question(proposal, setting)
            : $"{proposal.Status}. {proposal.Note}".TrimEnd(),
        Shows = proposal.Status == ProposalStatus.Open ? [new(proposal.Number, 1)] : [],
    };

    /// <summary>What may be invested in all at a share, US dollars.</summary>
    public static Usd AtScale(DeskState state, Ratio scale, CardSetting setting) =>
        Ramp.MostOf(setting.Profile, state.Equity, scale)
            ?? Usd.Max(Usd.Zero, state.Equity - setting.Profile.BufferAt(state.Equity));

    /// <summary>The figures at the present step; null before its first close.</summary>
    public static RampWeek? WeekOf(DeskState state, RampRules? rules, CardSetting setting) =>
        state.Ramp.Since is { } since
            ? RampWeek.Find(
                state, since, (rules ?? RampRules.Standard).SessionsPerStep, setting.Calendar)
            : null;

    private static List<Field> Standing(DeskState state, RampRules? rules, CardSetting setting)
    {
        var ramp = state.Ramp;
        var invested = new Usd(state.Positions.Values.Sum(position => position.MarketValue.Value));
        var closes = state.EquityCurve.Count(point => point.Session > ramp.Since);
        List<Field> fields =
        [
            new("Step", Figures.Percent(ramp.Scale) + " of what is investable after the buffer"),
            new("Invested at most", Figures.Money(AtScale(state, ramp.Scale, setting))),
            new("Invested now", Figures.Money(invested)),
            new("Closes at this step", closes.ToString(CultureInfo.InvariantCulture)),
        ];
        if (rules is not null)
        {
            fields.Add(new("Next step", rules.FindAfter(ramp.Scale) is not { } next ? "none: this is all"
                : !state.Breakers.IsEmpty || !state.Safety.Latches.IsEmpty
                    ? new Cell("not while a breaker is latched", Tone.Warning)
                : $"{Figures.Percent(next)}, proposed after {rules.SessionsPerStep} closes"));
        }

        return fields;
    }

    private static CardBlock.Fields Figured(RampWeek week, string heading) => new(
    [
        new("Sessions", $"{Figures.Day(week.From)} to {Figures.Day(week.Through)}, {week.Sessions}"),
        new("Result", new Cell(
            $"{Figures.Signed(week.Result)} USD"
                + (week.Return is { } share ? $" ({Figures.Signed(share.Value)})" : ""),
            Figures.ToneOf(week.Result.Value))),
        new("Entries filled", week.Entries.ToString(CultureInfo.InvariantCulture)),
        new("Trades closed", week.Trades.ToString(CultureInfo.InvariantCulture)),
        new("Slippage of entries", week.SlippageShare is { } slippage
            ? $"{Figures.Signed(week.Slippage)} USD ({Figures.Signed(slippage.Value)} of the price named)"
            : Cell.Dash),
        new("Breaker trips at this step", new Cell(
            week.BreakerTrips.ToString(CultureInfo.InvariantCulture),
            week.BreakerTrips > 0 ? Tone.Warning : Tone.Plain)),
    ], heading);

    private static string Question(RampProposal open, CardSetting setting) => string.Create(
        CultureInfo.InvariantCulture,
        $"/approve {open.Number} raises it to ") + Figures.Percent(open.To) + string.Create(
        CultureInfo.InvariantCulture, $", /reject {open.Number} keeps it; silence keeps it too. Until ")
        + Figures.Moment(open.ExpiresAt, setting.Calendar) + ".";
}
