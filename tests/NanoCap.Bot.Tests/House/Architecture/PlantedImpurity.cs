namespace NanoCap.Bot.Tests.House.Architecture;

/// <summary>Everything a deciding assembly must not do, planted so that the check can be seen to find it.</summary>
public static class PlantedImpurity
{
    public static async Task<string> ReadAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        await Console.Out.WriteLineAsync(time.GetUtcNow().ToString("O").AsMemory(), cancellationToken);
        Parallel.For(0, 1, index => Console.Write(index));
        return await File.ReadAllTextAsync(Environment.GetEnvironmentVariable("PATH")!, cancellationToken);
    }
}
