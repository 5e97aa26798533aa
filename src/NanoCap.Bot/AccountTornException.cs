using NanoCap.Bot.Brokers;

namespace NanoCap.Bot;

/// <summary>Journal and ledger are not of one account; the message says what is missing and what to do.</summary>
internal sealed class AccountTornException(string what)
    : BrokerUnusableException(
    $"{what} Nothing was started, so that no new account takes the place of the old one. Restore both files from the "
    + "same backup, or name an empty folder with --state DIR to start anew.",
    inner: null);
