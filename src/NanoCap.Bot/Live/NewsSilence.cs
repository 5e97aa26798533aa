using NanoCap.Bot.Brokers;

namespace NanoCap.Bot.Live;

/// <summary>For how long the broker's news have not come. A quiet market is no silence: what counts is whether the line
/// stands.</summary>
internal sealed class NewsSilence(IBrokerNews news, TimeProvider clock)
{
    private readonly LastHeard stood = new(clock);

    public double Seconds
    {
        get
        {
            if (news.IsListening)
            {
                stood.Now();
            }

            return stood.Seconds;
        }
    }
}
