namespace NanoCap.Bot.Options;

internal enum AccountKind
{
    /// <summary>Proceeds can be spent at the fill.</summary>
    Margin,

    /// <summary>Only settled money can be spent.</summary>
    Cash,
}
