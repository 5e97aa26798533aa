namespace NanoCap.Trading.Orders;

/// <summary>What the broker says about a symbol when asked.</summary>
public abstract record AssetAnswer
{
    private AssetAnswer()
    {
    }

    /// <summary>The broker knows it.</summary>
    /// <param name="Asset">What it says.</param>
    public sealed record Found(BrokerAsset Asset) : AssetAnswer;

    /// <summary>The broker does not have it.</summary>
    public sealed record Absent : AssetAnswer;

    /// <summary>The question could not be answered.</summary>
    /// <param name="Text">What happened.</param>
    public sealed record Unknown(string Text) : AssetAnswer;
}
