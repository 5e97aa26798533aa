using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>What a deposit would change; books nothing.</summary>
internal sealed class FundCommand(CommandPorts ports) : ICommand
{
    private const decimal Most = 100_000_000m;

    public CommandSpec Spec { get; } = new("fund", "AMOUNT", "/fund 500",
        "what a deposit would change: slots, which signals would fit, sizes, limits; books nothing",
        CommandGroup.Look);

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (FindAmount(call.Words.Find(0)) is not { } amount)
        {
            return call.Misunderstood(call.Words.Expected(
                string.Create(CultureInfo.InvariantCulture, $"an amount in USD above 0, at most {Most:#,##0}"), 0));
        }

        if (LatestScan.FindExpiry(ports.Setting, call.Now) is not { } expiresAt)
        {
            return CommandAnswer.Refused("The calendar has no later session: nothing could be bought with it.");
        }

        var sheet = await ports.Scans.FindAsync(null, cancellationToken).ConfigureAwait(false);
        var state = ports.Desk.State;
        var deposit = DepositWhatIf.Of(
            state, sheet is null ? null : LatestScan.OutcomeOf(sheet), ports.Market.View, ports.Setting.Profile,
            call.Now, expiresAt, amount);
        return CommandAnswer.Done(
            DepositCard.Of(state, deposit, sheet?.Session, ports.Setting), CashData.Of(deposit));
    }

    private static Usd? FindAmount(string? word) =>
        decimal.TryParse(
            word?.TrimStart('$'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture, out var amount)
        && amount is > 0m and <= Most
            ? new Usd(amount).RoundToCent() is var cents && cents > Usd.Zero ? cents : null
            : null;
}
