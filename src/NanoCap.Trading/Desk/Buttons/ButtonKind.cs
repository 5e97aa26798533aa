namespace NanoCap.Trading.Desk.Buttons;

/// <summary>What a tap on a button does.</summary>
public enum ButtonKind
{
    /// <summary>Runs a line that may be run again, such as a question or one that asks before it does
    /// something.</summary>
    Command,

    /// <summary>Runs a line once.</summary>
    Once,

    /// <summary>Says yes to a proposal.</summary>
    Approve,

    /// <summary>Says no to a proposal; without a reason it asks for one first.</summary>
    Reject,

    /// <summary>Takes a yes back.</summary>
    Withdraw,
}
