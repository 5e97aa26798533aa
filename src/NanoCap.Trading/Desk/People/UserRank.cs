namespace NanoCap.Trading.Desk.People;

/// <summary>What a known person may do; each includes the one before. Strangers have none.</summary>
public enum UserRank
{
    /// <summary>Looks.</summary>
    Viewer,

    /// <summary>Decides about trades.</summary>
    Trader,

    /// <summary>Decides about the bot and who may use it.</summary>
    Admin,
}
