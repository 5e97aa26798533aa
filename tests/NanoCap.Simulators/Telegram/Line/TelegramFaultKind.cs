namespace NanoCap.Simulators.Telegram.Line;

/// <summary>What may go wrong with a call.</summary>
public enum TelegramFaultKind
{
    /// <summary>The connection breaks and nothing was done.</summary>
    DropBefore,

    /// <summary>It was done and the connection breaks.</summary>
    DropAfter,

    /// <summary>It was done and no answer comes for some seconds; then the connection breaks.</summary>
    HangAfter,

    /// <summary>Nothing was done and a gateway answers with a page of HTML and the status.</summary>
    FailBefore,

    /// <summary>It was done and a gateway answers with a page of HTML and the status.</summary>
    FailAfter,

    /// <summary>It was done and the answer is a page of HTML with status 200.</summary>
    HtmlAfter,

    /// <summary>The token is refused.</summary>
    Unauthorized,

    /// <summary>Too many requests: to be tried again after some seconds.</summary>
    TooMany,

    /// <summary>It is done after some seconds and answered.</summary>
    Slow,
}
