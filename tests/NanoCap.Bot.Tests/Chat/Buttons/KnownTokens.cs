using System.Globalization;
using NanoCap.Bot.Chat.Buttons;

namespace NanoCap.Bot.Tests.Chat.Buttons;

/// <summary>Tokens that a test knows: t1, t2 and so on.</summary>
internal sealed class KnownTokens : IButtonTokens
{
    private int made;

    public string Next() => "t" + (++made).ToString(CultureInfo.InvariantCulture);
}
