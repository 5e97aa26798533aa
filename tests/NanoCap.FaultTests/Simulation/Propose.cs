using NanoCap.Trading.Desk;

namespace NanoCap.FaultTests.Simulation;

/// <summary>A strategy's proposal, without the data that a scan needs.</summary>
internal sealed record Propose(ProposalTerms Terms, DateTimeOffset At) : DeskInput(At);
