namespace NanoCap.Trading.Risk.Rules;

/// <summary>What the broker blocks it would refuse; a broker that tells nothing blocks nothing that we know of.
/// </summary>
internal sealed class AccountMustNotBeBlockedRule : IRiskRule
{
    public const string Code = "account-blocked";

    string IRiskRule.Code => Code;

    public string Sentence => "The account is active and the broker blocks nothing, where it tells.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Market.Account is not { } account)
        {
            return;
        }

        if (account.IsActive == false)
        {
            findings.Refuse(Code, null, null, "The broker says that the account is not active.");
        }

        if (account.Blocks.Count > 0)
        {
            findings.Refuse(
                Code, null, null, $"The broker blocks the account: {string.Join(", ", account.Blocks)}.");
        }
    }
}
