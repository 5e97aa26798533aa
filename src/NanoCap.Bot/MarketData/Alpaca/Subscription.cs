using System.Threading.Channels;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Which symbols are wanted, which are sent, and how many may be. Safe for several threads.</summary>
internal sealed class Subscription(int most)
{
    /// <summary>Followed beside all others: in a session it is never silent for long, so that silence means a stream
    /// that is mute and not a market without trades.</summary>
    public static readonly Symbol Pulse = Symbol.Of("SPY");

    private readonly Lock gate = new();
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private IReadOnlyList<Symbol> wanted = [];
    private HashSet<Symbol> asked = [];
    private HashSet<Symbol> confirmed = [];
    private int limit = most;

    public void Want(IReadOnlyList<Symbol> symbols)
    {
        lock (gate)
        {
            wanted = [.. symbols.Distinct()];
            Signal();
        }
    }

    /// <summary>A new connection sends nothing yet.</summary>
    public void Begin()
    {
        lock (gate)
        {
            (asked, confirmed) = ([], []);
            Signal();
        }
    }

    /// <summary>What the other side says it sends.</summary>
    public void Confirm(IEnumerable<Symbol> symbols)
    {
        lock (gate)
        {
            confirmed = [.. symbols];
        }
    }

    /// <summary>What was asked for last was too much; nothing of it is sent.</summary>
    /// <returns>How many symbols are asked for from now on; null when it cannot be fewer.</returns>
    public int? Shrink()
    {
        lock (gate)
        {
            if (asked.Count <= 1)
            {
                return null;
            }

            limit = Math.Max(1, asked.Count / 2);
            asked = [.. confirmed];
            Signal();
            return limit;
        }
    }

    public async Task WaitForChangeAsync(CancellationToken cancellationToken) =>
        await changes.Reader.ReadAsync(cancellationToken);

    /// <summary>What must be said so that what is wanted is sent, as far as it may be.</summary>
    public (IReadOnlyList<Symbol> Remove, IReadOnlyList<Symbol> Add) TakeChange()
    {
        lock (gate)
        {
            var target = wanted.Contains(Pulse) ? wanted.Take(limit).ToHashSet()
                : [.. wanted.Take(limit - 1), Pulse];
            var (remove, add) = (asked.Except(target).ToList(), target.Except(asked).ToList());
            asked = target;
            return (remove, add);
        }
    }

    private void Signal() => changes.Writer.TryWrite(true);
}
