using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NanoCap.Bot.Brokers;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.FaultTests.Simulation;

/// <summary>The line between one process and the venue. What was sent arrives even if the sender died meanwhile, once,
/// late or never; the answer may be lost, wrong or late.</summary>
internal sealed class FaultyLine(World world, BotProcess process) : IBroker
{
    private Channel<BrokerUpdate>? listener;
    private DateTimeOffset muteUntil;

    public string Name => "simulated";

    public Task<SubmitAnswer> SubmitAsync(OrderRequest order, CancellationToken cancellationToken)
    {
        var purpose = world.Judge.Sent(process, order);
        return CallAsync<SubmitAnswer>(
            "submit",
            purpose,
            () => world.Venue.Submit(order, process),
            () => new SubmitAnswer.Unknown("error 500"),
            () => new SubmitAnswer.RateLimited(process.Clock.GetUtcNow() + (world.LimitedUntil - world.Now)),
            () => world.Venue.HideFromLists(order.Id));
    }

    public Task<CancelAnswer> CancelAsync(ClientOrderId order, CancellationToken cancellationToken) =>
        CallAsync<CancelAnswer>(
            "cancel", world.PurposeOf(order), () => world.Venue.Cancel(order),
            () => new CancelAnswer.Unknown("error 500"), () => new CancelAnswer.Unknown("error 429"), null);

    public Task<CancelAnswer> CancelForeignAsync(string brokerOrderId, CancellationToken cancellationToken) =>
        CallAsync<CancelAnswer>(
            "cancel", "Foreign", () => world.Venue.CancelForeign(brokerOrderId),
            () => new CancelAnswer.Unknown("error 500"), () => new CancelAnswer.Unknown("error 429"), null);

    public Task<LookupAnswer> FindAsync(ClientOrderId order, CancellationToken cancellationToken) =>
        CallAsync<LookupAnswer>(
            "look-up", world.PurposeOf(order), () => world.Venue.Find(order),
            () => new LookupAnswer.Unknown("error 500"), () => new LookupAnswer.Unknown("error 429"), null);

    public async Task<BrokerSnapshot> ReadAsync(DateTimeOffset? since, CancellationToken cancellationToken) =>
        await CallAsync<BrokerSnapshot?>(
            "read", "books", () => world.Venue.Read(since), () => null, () => null, null)
        ?? throw new BrokerException("error 503");

    public Task<AssetAnswer> FindAssetAsync(Symbol symbol, CancellationToken cancellationToken) =>
        Task.FromResult<AssetAnswer>(new AssetAnswer.Unknown("nobody asks here"));

    public async IAsyncEnumerable<BrokerUpdate> UpdatesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        process.Pass("stream opens");
        if (world.IsRough && world.Happens(5, "stream did not open"))
        {
            throw new BrokerException("no connection");
        }

        var channel = Channel.CreateUnbounded<BrokerUpdate>();
        listener = channel;
        muteUntil = world.Now;

        // Not ReadAllAsync, which goes on wherever the writer is.
        while (await channel.Reader.WaitToReadAsync(cancellationToken))
        {
            while (channel.Reader.TryRead(out var update))
            {
                process.Pass("update heard");
                yield return update;
            }
        }
    }

    /// <summary>The stream breaks; whoever listened learns it at once.</summary>
    public void Break()
    {
        listener?.Writer.TryComplete(new BrokerException("the stream broke"));
        listener = null;
    }

    public void HangUp() => listener = null;

    /// <summary>Nothing is heard for a while although the stream stands; then it breaks.</summary>
    public void Mute(TimeSpan time)
    {
        muteUntil = world.Now + time;
        var mute = listener;
        world.Agenda.After(time, () =>
        {
            if (mute is not null && mute == listener)
            {
                Break();
            }
        });
    }

    public void Tell(BrokerUpdate update)
    {
        if (listener is not { } told)
        {
            return;
        }

        var kind = update.GetType().Name;
        if (world.Now < muteUntil)
        {
            world.Happenings.Count($"update while mute × {kind}");
            return;
        }

        if (world.IsRough && world.Happens(20, $"update lost × {kind}"))
        {
            // A socket that loses something is broken sooner or later.
            Mute(TimeSpan.FromSeconds(world.Random.Next(1, 120)));
            return;
        }

        Deliver(told, update, world.Soon());
        if (world.IsRough && world.Happens(10, $"update twice × {kind}"))
        {
            Deliver(told, update, TimeSpan.FromMilliseconds(world.Random.Next(1, 30_000)));
        }
    }

    private void Deliver(Channel<BrokerUpdate> told, BrokerUpdate update, TimeSpan usual)
    {
        var delay = world.IsRough && world.Happens(10, $"update late × {update.GetType().Name}")
            ? TimeSpan.FromMilliseconds(world.Random.Next(1_000, 60_000))
            : usual;
        world.Agenda.After(delay, () => told.Writer.TryWrite(update));
    }

    private static T NotUnderstood<T>() => throw new FormatException("'<' is an invalid start of a value.");

    private static void SetFrom<T>(TaskCompletionSource<T> answer, Func<T> with)
    {
        try
        {
            answer.TrySetResult(with());
        }
        catch (FormatException failure)
        {
            answer.TrySetException(failure);
        }
    }

    /// <summary>The call comes to the door, and something happens to it or nothing.</summary>
    private CallFault Meet(string what, string about)
    {
        world.Door.Knock(process, what, isExit: what == "cancel" || (what == "submit" && about != "Entry"));
        var fault = world.LimitedUntil > world.Now ? CallFault.RateLimited : world.NextFault(what, about);
        if (fault == CallFault.RateLimited)
        {
            world.Happenings.Count($"{what} rate limited × {about}");
        }

        return fault;
    }

    private Task<T> CallAsync<T>(
        string what, string about, Func<T> arrive, Func<T> serverError, Func<T> limited, Action? hide)
    {
        process.Pass(what + " begins");

        // Told to continue elsewhere, a wait with a deadline would go on in the thread pool; the scheduler queues
        // anyway.
        var answer = new TaskCompletionSource<T>();
        if (process.IsDead)
        {
            return answer.Task;
        }

        var fault = Meet(what, about);
        switch (fault)
        {
            case CallFault.RateLimited:
                Answer(limited);
                break;
            case CallFault.Dropped:
                break;
            case CallFault.FailedBefore:
                Answer(serverError);
                break;
            default:
                var delay = fault == CallFault.ArrivedLate
                    ? TimeSpan.FromSeconds(world.Random.Next(3) == 0 ? 90 : 11)
                    : world.Soon();
                world.Agenda.After(delay, () => Arrive(fault));
                break;
        }

        return answer.Task;

        void Arrive(CallFault how)
        {
            var result = arrive();
            if (how is CallFault.Hidden)
            {
                hide?.Invoke();
            }

            process.Pass(what + " arrived");
            if (how == CallFault.FailedAfter || (how == CallFault.Hidden && hide is not null))
            {
                Answer(serverError);
            }
            else if (how == CallFault.Slow)
            {
                // What happens while the answer travels is what makes it old.
                world.Agenda.After(TimeSpan.FromMilliseconds(300), world.Venue.TradeSomething);
                Answer(() => result, TimeSpan.FromMilliseconds(world.Random.Next(1_000, 9_000)));
            }
            else if (how is CallFault.None or CallFault.Hidden or CallFault.Odd)
            {
                Answer(how == CallFault.Odd ? NotUnderstood<T> : () => result);
            }
        }

        void Answer(Func<T> with, TimeSpan? after = null) => world.Agenda.After(after ?? world.Soon(), () =>
        {
            if (!process.IsDead)
            {
                SetFrom(answer, with);
            }
        });
    }
}
