namespace NanoCap.Bot;

/// <summary>What a bot does first when it runs, before anybody talks to it.</summary>
internal interface IBeginning
{
    Task BeginAsync(CancellationToken cancellationToken);
}
