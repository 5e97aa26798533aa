namespace NanoCap.Bot.Chat.Cards;

/// <summary>A piece of text with a tone; a channel without colours drops the tone and loses no meaning.</summary>
internal readonly record struct Cell(string Text, Tone Tone = Tone.Plain)
{
    public static implicit operator Cell(string text) => new(text);

    public static Cell Dash { get; } = new(Figures.Dash, Tone.Quiet);
}
