using NanoCap.Bot.MarketData;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot;

/// <summary>A state folder belongs to one market; another one would value its positions at foreign prices.</summary>
internal static class AccountFit
{
    /// <summary>Journal and ledger belong together: with one of them gone, the other would begin a new account under
    /// the old one's name.</summary>
    /// <exception cref="AccountTornException">One of the two is missing.</exception>
    public static void CheckFilesBeforeOpening(string journal, string ledger)
    {
        if (File.Exists(ledger) && !File.Exists(journal))
        {
            throw new AccountTornException(
                $"The broker's ledger {ledger} is there, but the journal {journal} that belongs to it is missing.");
        }
    }

    /// <summary>After the journal was read and before the broker is opened.</summary>
    /// <exception cref="AccountTornException">The account has lived, and its ledger is missing.</exception>
    public static void CheckLedger(DeskState known, string journal, string ledger)
    {
        // A crash in the very first start leaves a journal without a ledger; nothing has been done then.
        var hasLived = known.JobsDoneUntil is not null || !known.Orders.IsEmpty;
        if (hasLived && !File.Exists(ledger))
        {
            throw new AccountTornException(
                $"The journal {journal} is there, but the broker's ledger {ledger} that belongs to it is missing.");
        }
    }

    /// <param name="known">What the account began with.</param>
    /// <param name="asked">What it would begin with now.</param>
    /// <param name="folder">The state folder.</param>
    /// <param name="from">The first session asked for, null when none was.</param>
    /// <exception cref="MarketDataException">They do not fit; all reasons are named.</exception>
    public static void Check(DeskOpening known, DeskOpening asked, string folder, DateOnly? from)
    {
        CheckMode(known, asked, folder);
        var problems = new List<string>();
        if (known.Market != asked.Market)
        {
            problems.Add($"expected the market \"{known.Market}\" that the account lives in, found \"{asked.Market}\"");
        }

        if (from is { } first && first != known.FirstSession)
        {
            problems.Add(
                $"expected --from {known.FirstSession:yyyy-MM-dd}, where the account began, or none, "
                + $"found {first:yyyy-MM-dd}");
        }

        if (known.Kind != asked.Kind)
        {
            problems.Add(
                $"expected Account:Kind {known.Kind}, as which the account was opened, found {asked.Kind}");
        }

        if (problems.Count > 0)
        {
            throw new MarketDataException(
                $"The state folder {folder} holds an account of another replay. Name another folder with --state DIR, "
                + "or start with what the account began with.",
                problems);
        }
    }

    /// <summary>Of an account that a broker keeps; its bars may come from elsewhere tomorrow.</summary>
    /// <param name="known">What the account began as.</param>
    /// <param name="asked">What it is to be run as.</param>
    /// <param name="folder">The state folder.</param>
    /// <exception cref="MarketDataException">They do not fit.</exception>
    public static void CheckAtBroker(DeskOpening known, DeskOpening asked, string folder)
    {
        CheckMode(known, asked, folder);
        if (known.AccountMark is { } mark && asked.AccountMark is { } other && mark != other)
        {
            throw new MarketDataException(
                $"The state folder {folder} belongs to another account at {known.Broker}.",
                [
                    "expected the keys of the account that the journal was begun with, found those of another; set "
                    + "those keys, or name another folder with --state DIR.",
                ]);
        }

        if (known.Kind != asked.Kind)
        {
            throw new MarketDataException(
                $"The state folder {folder} holds an account of another kind.",
                [$"expected Account:Kind {known.Kind}, as which the account was opened, found {asked.Kind}."]);
        }
    }

    // Money of one kind must never be taken for money of another.
    private static void CheckMode(DeskOpening known, DeskOpening asked, string folder)
    {
        if (known.Banner != asked.Banner || known.Broker != asked.Broker)
        {
            throw new MarketDataException(
                $"The state folder {folder} holds a {known.Banner} account ({known.Broker}) and cannot be run as "
                + $"{asked.Banner} ({asked.Broker}).",
                [$"expected a folder for {asked.Banner}, such as --state state-{asked.Banner.ToLowerInvariant()}."]);
        }
    }
}
