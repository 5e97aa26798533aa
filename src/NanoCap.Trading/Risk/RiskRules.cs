using NanoCap.Trading.Risk.Rules;

namespace NanoCap.Trading.Risk;

/// <summary>Every rule of the review. The order is for reading; it does not change a verdict.</summary>
internal static class RiskRules
{
    public static IReadOnlyList<IRiskRule> All { get; } =
    [
        // Identity, form and quantity: for sales too.
        new OrderMustBeWellFormedRule(),
        new QuantityMustBeWholeSharesRule(),
        new PriceMustBeOnTickRule(),
        new OrderIdMustBeUnusedRule(),
        new SaleMustNotExceedPositionRule(),

        // Authority.
        new EntryMustBeApprovedRule(),
        new ApprovalMustNotBeExpiredRule(),
        new EntryMustWaitForItsSaleRule(),

        // The desk.
        new DeskMustBeActiveRule(),
        new NoBreakerMayBeLatchedRule(),
        new NoGateMayBeClosedRule(),
        new BooksMustBeReconciledRule(),
        new DayLossMustNotExceedLimitRule(),
        new DrawdownMustNotExceedLimitRule(),
        new EntriesPerDayMustNotExceedLimitRule(),

        // The instrument and its price.
        new EntryMustNotBeRefusedByMarketRule(),
        new PriceMustBeKnownRule(),
        new PriceMustLieInsideBandRule(),
        new LimitMustLieInsideBandRule(),
        new LimitMustLieInsideCollarRule(),

        // Repetition.
        new SymbolMustNotBeHeldAlreadyRule(),
        new SymbolMustNotHaveOpenEntryRule(),
        new CooldownAfterStopMustBeOverRule(),

        // Size and money.
        new PositionsMustNotExceedMaximumRule(),
        new PositionMustNotExceedMaximumRule(),
        new PositionMustReachMinimumRule(),
        new MoneyMustBeSpendableRule(),
        new LeverageMustNotExceedMaximumRule(),
        new OrderMustNotExceedVolumeShareRule(),

        // The portfolio.
        new SectorMustNotExceedMaximumRule(),
        new PairCorrelationMustNotExceedLimitRule(),
        new ValueAtRiskMustNotExceedLimitRule(),
    ];
}
