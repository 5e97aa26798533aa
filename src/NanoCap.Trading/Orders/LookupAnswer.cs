namespace NanoCap.Trading.Orders;

/// <summary>What the broker says about one order when asked by its client order id.</summary>
public abstract record LookupAnswer
{
    private LookupAnswer()
    {
    }

    /// <summary>The broker has it.</summary>
    /// <param name="Report">Its present state with all its fills.</param>
    public sealed record Found(OrderReport Report) : LookupAnswer;

    /// <summary>The broker says it has none; shortly after sending this may still change.</summary>
    public sealed record Absent : LookupAnswer;

    /// <summary>The question could not be answered.</summary>
    /// <param name="Text">What happened.</param>
    public sealed record Unknown(string Text) : LookupAnswer;
}
