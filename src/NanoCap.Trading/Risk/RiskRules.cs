using NanoCap.Trading.Risk.Rules;

namespace NanoCap.Trading.Risk;

/// <summary>Every rule of the review. The order is for reading; it does not change a verdict.</summary>
public static class RiskRules
{
    private static readonly IRiskRule[] Rules =
    [
        // Identity, form and quantity: for sales too.
        new OrderMustBeWellFormedRule(),
        new QuantityMustBeWholeSharesRule(),
        new PriceMustBeOnTickRule(),
        new OrderIdMustBeUnusedRule(),
        new SaleMustNotExceedPositionRule(),
        new OrderMustBeWorthMinimumRule(),

        // Authority.
        new EntryMustBeApprovedRule(),
        new ApprovalMustNotBeExpiredRule(),
        new EntryMustWaitForItsSaleRule(),

        // The desk and the account.
        new DeskMustBeActiveRule(),
        new NoBreakerMayBeLatchedRule(),
        new NoGateMayBeClosedRule(),
        new BooksMustBeReconciledRule(),
        new StreamMustBeReadyRule(),
        new SplitsMustBeKnownRule(),
        new NoOrderOfSymbolMayBeInDoubtRule(),
        new EquityMustBePositiveRule(),
        new AccountMustNotBeBlockedRule(),
        new AccountMustBeFreshRule(),
        new DayLossMustNotExceedLimitRule(),
        new DrawdownMustNotExceedLimitRule(),
        new EntriesPerDayMustNotExceedLimitRule(),
        new EntriesPerMinuteMustNotExceedLimitRule(),

        // The instrument and its price.
        new EntryMustNotBeRefusedByMarketRule(),
        new SignalMustHaveEnoughBarsRule(),
        new AssetMustBeTradableRule(),
        new AssetMustNotBeHaltedRule(),
        new PriceMustBeKnownRule(),
        new QuoteMustBeKnownRule(),
        new QuoteMustBeFreshRule(),
        new QuoteMustHaveBidBelowAskRule(),
        new SpreadMustNotExceedMaximumRule(),
        new PriceMustLieInsideBandRule(),
        new LimitMustLieInsideBandRule(),
        new LimitMustLieInsideCollarRule(),
        new LimitMustLieNearLastPriceRule(),

        // Repetition and conflict.
        new SymbolMustNotBeHeldAlreadyRule(),
        new SymbolMustBelongToOneStrategyRule(),
        new SymbolMustNotHaveOpenEntryRule(),
        new EntryMustNotMeetOwnSaleRule(),
        new CooldownAfterStopMustBeOverRule(),

        // Size and money.
        new PositionsMustNotExceedMaximumRule(),
        new PositionMustNotExceedMaximumRule(),
        new PositionAboveNoteIsToldRule(),
        new LeveragedFundMustNotExceedMaximumRule(),
        new PositionMustReachMinimumRule(),
        new MoneyMustBeSpendableRule(),
        new InvestedMoneyMustStayInsideRampRule(),
        new LeverageMustNotExceedMaximumRule(),
        new OrderMustNotExceedVolumeShareRule(),

        // The portfolio.
        new SectorMustNotExceedMaximumRule(),
        new PairCorrelationMustNotExceedLimitRule(),
        new ValueAtRiskMustNotExceedLimitRule(),
    ];

    /// <summary>All of them.</summary>
    internal static ReadOnlySpan<IRiskRule> All => Rules;

    /// <summary>What each rule says of itself, under a profile and at an account as it is now.</summary>
    /// <param name="profile">The limits.</param>
    /// <param name="now">What they are held against; null to leave that out.</param>
    public static IReadOnlyList<RuleDescription> Describe(RiskProfile profile, RiskMeasures? now = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return
        [
            .. Rules.Select(rule => new RuleDescription(
                rule.Code, rule.Sentence, rule.LimitIn(profile), now is null ? null : rule.MeasuredIn(now),
                rule.Effects, rule.SkippedBy)),
        ];
    }
}
