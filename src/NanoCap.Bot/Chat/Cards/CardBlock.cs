namespace NanoCap.Bot.Chat.Cards;

internal abstract record CardBlock(string? Heading)
{
    internal sealed record Paragraph(Cell Text, string? Heading = null) : CardBlock(Heading);

    internal sealed record Fields(IReadOnlyList<Field> Items, string? Heading = null) : CardBlock(Heading);

    internal sealed record Table(
        IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows, string? Heading = null)
        : CardBlock(Heading);

    internal sealed record List(IReadOnlyList<Cell> Items, string? Heading = null) : CardBlock(Heading);
}
