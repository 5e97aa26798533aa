namespace NanoCap.Simulators.Alpaca.Ledger;

/// <summary>One thing that happened: an event of the exchange, or what the control endpoint said about the world.
/// </summary>
/// <param name="Type">The event's name, or the command's behind <c>control:</c>.</param>
/// <param name="Json">The event or command.</param>
internal sealed record LedgerEntry(string Type, string Json);
