using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal static class HelpCard
{
    public static Card Of(IReadOnlyList<CommandSpec> specs, Role role)
    {
        var blocks = Enum.GetValues<CommandGroup>().Select(group => (CardBlock)new CardBlock.Fields(
            [.. specs.Where(spec => spec.Group == group).Select(spec => new Field(
                spec.Line + (spec.AsksToConfirm ? " *" : ""),
                new Cell(spec.Summary, spec.Role <= role ? Tone.Plain : Tone.Quiet)))],
            Heading(group))).ToList();
        blocks.Add(new CardBlock.Paragraph(new(
            "* may ask first. Names in any case, symbols with or without $. "
            + $"You are {role}. /help NAME shows an example.", Tone.Quiet)));
        return new("Commands", Severity.Plain, blocks);
    }

    public static Card Of(CommandSpec spec) => new(spec.Line, Severity.Plain,
    [
        new CardBlock.Fields(
        [
            new("Does", spec.Summary),
            new("Example", spec.Example),
            .. spec.Aliases.Count == 0
                ? Array.Empty<Field>() : [new("Also", string.Join(", ", spec.Aliases.Select(Slash)))],
            new("Needs", $"role {spec.Role}" + (spec.AsksToConfirm ? ", and may ask first" : "")),
        ]),
    ]);

    private static string Slash(string name) => "/" + name;

    private static string Heading(CommandGroup group) => group switch
    {
        CommandGroup.Decide => "Decide",
        CommandGroup.Look => "Look",
        CommandGroup.Desk => "Run",
        _ => "About",
    };
}
