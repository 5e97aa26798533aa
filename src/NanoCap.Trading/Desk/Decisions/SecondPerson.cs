using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Large entries need the approval of two people. What reduces risk never does.</summary>
internal static class SecondPerson
{
    public const string Code = "second-person";

    /// <summary>Whether somebody else must approve too before this is an approval; notes the first, and refuses a
    /// second one of the same human being.</summary>
    public static bool IsAwaited(
        Draft draft, Usd amount, FirstApproval? first, Quantity? shares, DeskInput.Approve approve)
    {
        if (!IsNeeded(draft.Rules, amount))
        {
            return false;
        }

        if (first is null)
        {
            var version = draft.State.Proposals.GetValueOrDefault(approve.Number)?.Version ?? 1;
            draft.Add(new FirstApprovalEvent.FirstApprovalGiven(
                approve.Number, version, shares, approve.By, approve.Person, draft.At));
            return true;
        }

        if (!first.IsOf(approve.By, approve.Person))
        {
            return false;
        }

        draft.Refuse(
            string.Create(CultureInfo.InvariantCulture, $"approve {approve.Number}"), Code,
            $"you have approved it already; above {draft.Rules.SecondPersonAbove} USD another person must approve too.",
            approve.By);
        return true;
    }

    /// <summary>Why an approved entry may not be sent: the second approval is missing. Null when it may.</summary>
    public static Finding? FindMissing(DeskRules rules, Proposal proposal, Quantity shares) =>
        FindMissing(rules, proposal.Terms.Limit * shares, proposal.FirstYes, proposal.DecidedBy);

    /// <summary>The same for a rebalance.</summary>
    public static Finding? FindMissing(DeskRules rules, Rebalance rebalance) =>
        FindMissing(rules, rebalance.Purchases, rebalance.FirstYes, rebalance.DecidedBy);

    private static Finding? FindMissing(DeskRules rules, Usd amount, FirstApproval? first, Actor? last) =>
        IsNeeded(rules, amount) && (first is null || first.By == last)
            ? new Finding(
                Code, FindingEffect.Refuses, rules.SecondPersonAbove!.Value.Value, amount.Value,
                $"{amount} USD need the approval of two people, above {rules.SecondPersonAbove} USD; "
                + $"only {last?.ToString() ?? "one"} approved.")
            : null;

    private static bool IsNeeded(DeskRules rules, Usd amount) => rules.SecondPersonAbove is { } most && amount > most;
}
