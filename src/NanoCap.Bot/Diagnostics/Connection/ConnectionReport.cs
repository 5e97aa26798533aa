namespace NanoCap.Bot.Diagnostics.Connection;

/// <summary>What all checks found, in their order.</summary>
/// <param name="Broker">Who was asked, for people.</param>
internal sealed record ConnectionReport(string Broker, IReadOnlyList<ConnectionLine> Lines)
{
    public bool IsWell => Lines.All(line => line.Result.Outcome == ConnectionOutcome.Pass);

    public ConnectionResult? Find(string check) => Lines.FirstOrDefault(line => line.Name == check)?.Result;
}
