using NanoCap.Trading.Orders;

namespace NanoCap.FaultTests.Simulation;

/// <summary>Every fault with every state that it can meet; a fault that never met it proves nothing.</summary>
internal static class ExpectedHappenings
{
    private static readonly string[] Purposes = [.. Enum.GetNames<OrderPurpose>()];

    private static readonly string[] CallFaults =
    [
        .. Enum.GetValues<CallFault>()
            .Where(fault => fault is not (CallFault.None or CallFault.RateLimited))
            .Select(fault => fault.ToString()),
        "rate limited",
    ];

    private static readonly string[] UpdateFaults =
        ["update lost", "update late", "update twice", "update while mute"];

    private static readonly string[] Others =
    [
        "a second instance was refused by the journal", "second instance", "the same id came twice", "halted",
        "disk full × start", "disk full × work", "disk failed though it wrote",
        "short day", "day after a change of daylight saving time", "day after a holiday",
        "order of others × Buy Limit", "order of others × Buy Market", "order of others × Sell Limit",
        "kept from selling by others × Exit", "entry traded in a later session", "at market × Exit",
        "no call left × exit", "no call left × order", "no call left × read",
        "market Throws", "replaced × Exit", "replaced × Protection", "torn batch",
        "skewed clock", "split", "gap", "thin volume",
        "busted", "corrected", "stream mute", "stream broke", "stream did not open", "the chat brought it twice",
        "death: write begins", "death: write ended", "death: submit begins", "death: submit arrived",
        "death: cancel arrived", "death: look-up begins", "death: look-up arrived", "death: read begins",
        "death: read arrived", "death: stream opens", "death: update heard", "lived with a breaker",
        "owner: ProposalApproved", "owner: ProposalRejected", "owner: ProposalWithdrawn", "owner: EntriesPaused",
        "owner: EntriesResumed", "owner: ExitBegan", "owner: SaleBegan", "owner: LevelsSet", "owner: CancelWanted",
        "sent: Entry", "sent: Protection", "sent: Exit", "quiet phase converged", "exit ended",
    ];

    public static IEnumerable<string> All =>
    [
        .. Pairs(CallFaults.Select(fault => "submit " + fault), Purposes),
        .. Pairs(CallFaults.Select(fault => "look-up " + fault), Purposes),
        .. Pairs(CallFaults.Select(fault => "read " + fault), ["books"]),
        .. Pairs(CallFaults.Select(fault => "cancel " + fault), ["Entry", "Protection"]),
        .. Pairs(UpdateFaults, ["Filled", "StatusChanged", "Corrected"]),
        .. Pairs(["update lost", "update late", "update twice"], ["Busted", "CancelRejected"]),
        .. Pairs(["rejected later", "partial fill", "suspended", "halt"], Purposes),
        .. Pairs(
            ["cancel stuck", "cancel rejected later", "filled while being cancelled"], ["Entry", "Protection"]),
        .. Pairs(
            ["death"],
            Purposes.SelectMany(purpose => new[] { "Ready", "Sending", "Unknown", "Working" }
                .Select(status => $"{purpose} {status}"))),
        .. Pairs(["death"], ["Entry CancelPending", "Protection CancelPending", "Entry NotSeen"]),
        .. Pairs(["look-up did not find what is there"], Purposes),
        .. Pairs(Enum.GetNames<MarketFault>().Where(fault => fault != "None").Select(fault => "price " + fault),
            ["Approve", "SubmissionDue"]),
        .. new[] { "data-silent", "broker-silent", "clock-skew", "prices" }.SelectMany(source =>
            new[] { "Throws", "Hangs", "Silent", "NoNumber" }.Select(trouble => $"{source} {trouble}")),
        .. Pairs(["account blocked"], ["Protection", "Exit"]),
        .. Pairs(CallFaults.Select(fault => "cancel " + fault), ["Foreign"]),
        .. Others,
    ];

    private static IEnumerable<string> Pairs(IEnumerable<string> faults, IEnumerable<string> states) =>
        faults.SelectMany(fault => states.Select(state => $"{fault} × {state}"));
}
