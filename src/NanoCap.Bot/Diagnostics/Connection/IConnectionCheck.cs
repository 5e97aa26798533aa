namespace NanoCap.Bot.Diagnostics.Connection;

/// <summary>One thing that the bot needs of the world around it. It looks and changes nothing.</summary>
internal interface IConnectionCheck
{
    /// <summary>Lower case with dashes; never changes its meaning.</summary>
    string Name { get; }

    /// <summary>Earlier checks without which there is no sense in asking; names that are not there count for nothing.
    /// </summary>
    IReadOnlyList<string> After => [];

    /// <summary>Looks once. What it throws is a failure in the words of the exception.</summary>
    Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken);
}
