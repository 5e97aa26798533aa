namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>Warns of positions that the bot did not buy: they count for every limit, and EXIT sells them.</summary>
internal sealed class HeldPositionsCheck : IReadinessCheck
{
    public string Name => "held-positions";

    public bool IsCritical => false;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken)
    {
        if (!facts.HasAccount)
        {
            return Task.FromResult(ReadinessResult.NotYetMeasured(
                "No account has been opened yet.", "Start the bot on paper first."));
        }

        var foreign = facts.Desk.Positions.Values
            .Where(position => position.ProposalNumber is null).Select(position => position.Symbol.Value).ToList();
        return Task.FromResult(foreign.Count == 0
            ? ReadinessResult.Pass("The account holds nothing that the bot did not buy.")
            : ReadinessResult.Fail(
                $"The bot did not buy {string.Join(", ", foreign)}: they count for every limit, and EXIT sells them.",
                "Sell them, or move them to another account."));
    }
}
