namespace NanoCap.Bot.Brokers;

/// <summary>What the broker says about time. A broker without an own clock does not have it.</summary>
internal interface IBrokerCalendar
{
    /// <summary>The broker's clock.</summary>
    /// <exception cref="BrokerException">It could not be read.</exception>
    Task<BrokerClock> ReadClockAsync(CancellationToken cancellationToken);

    /// <summary>The sessions between two days, both included, ascending.</summary>
    /// <exception cref="BrokerException">They could not be read.</exception>
    Task<IReadOnlyList<BrokerSession>> ReadSessionsAsync(
        DateOnly from, DateOnly until, CancellationToken cancellationToken);
}
