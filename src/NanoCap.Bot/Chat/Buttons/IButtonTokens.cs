namespace NanoCap.Bot.Chat.Buttons;

/// <summary>Where tokens, nonces and invitations come from, so that a test can know them.</summary>
internal interface IButtonTokens
{
    /// <summary>Opaque text of 22 letters, digits, - and _, with 128 bits that nobody can guess.</summary>
    string Next();
}
