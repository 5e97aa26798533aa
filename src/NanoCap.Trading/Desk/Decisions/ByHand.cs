namespace NanoCap.Trading.Desk.Decisions;

/// <summary>What a person trades by hand.</summary>
internal static class ByHand
{
    public static void Decide(Draft draft, DeskInput input)
    {
        switch (input)
        {
            case DeskInput.Buy buy:
                ManualEntries.Decide(draft, buy);
                break;
            case DeskInput.Sell sell:
                SaleProposals.Decide(draft, sell);
                break;
            case DeskInput.SetLevels set:
                Levels.Decide(draft, set);
                break;
            case DeskInput.CancelOrder cancel:
                Cancelling.Decide(draft, cancel);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(input), input, "Expected something traded by hand.");
        }
    }
}
