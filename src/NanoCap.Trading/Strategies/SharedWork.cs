namespace NanoCap.Trading.Strategies;

/// <summary>Numbered pieces of work that threads take one after the other. Each piece writes its own result, so that
/// neither their number nor their order changes anything.</summary>
internal static class SharedWork
{
    /// <summary>Does every piece.</summary>
    /// <param name="count">Number of pieces.</param>
    /// <param name="workers">Threads, at least 1; one is the calling thread.</param>
    /// <param name="makeMemory">Makes the memory that a thread reuses from piece to piece.</param>
    /// <param name="work">Does the piece of a number from 0.</param>
    public static void Run<TMemory>(int count, int workers, Func<TMemory> makeMemory, Action<TMemory, int> work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var next = -1;
        if (workers == 1)
        {
            Work();
        }
        else
        {
            Parallel.For(0, workers, _ => Work());
        }

        void Work()
        {
            var memory = makeMemory();
            int number;
            while ((number = Interlocked.Increment(ref next)) < count)
            {
                work(memory, number);
            }
        }
    }
}
