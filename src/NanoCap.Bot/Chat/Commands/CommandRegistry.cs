using System.Collections.Frozen;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>Every command there is, and the one way to read a line.</summary>
internal sealed class CommandRegistry
{
    /// <summary>Longer lines are refused unread.</summary>
    public const int LongestLine = 500;

    private readonly FrozenDictionary<string, ICommand> byName;

    public CommandRegistry(IReadOnlyList<ICommand> commands)
    {
        All = commands;
        byName = commands
            .SelectMany(command => command.Spec.Aliases.Prepend(command.Spec.Name), (command, name) => (name, command))
            .ToFrozenDictionary(entry => entry.name, entry => entry.command, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<ICommand> All { get; }

    public ICommand? Find(string name) => byName.GetValueOrDefault(name.TrimStart('/'));

    public CommandLineReading Read(string line, ChannelFeatures channel)
    {
        var text = line.Trim();
        if (text.Length == 0)
        {
            return new CommandLineReading.Empty();
        }

        if (!text.StartsWith('/') && !channel.TakesPlainWords)
        {
            return new CommandLineReading.NoCommand();
        }

        if (text.Length > LongestLine)
        {
            return Problem($"The line has {text.Length} characters, expected at most {LongestLine}.", "/help");
        }

        return WordSplitting.Split(text) is { Count: > 0 } words
            ? ReadWords(words, channel)
            : Problem($"Expected a closing quote in '{CommandWords.Shorten(text)}'.", "/reject 12 \"too thin\"");
    }

    /// <summary>The names that work on a channel.</summary>
    public IEnumerable<string> NamesOn(ChannelFeatures channel) => All
        .Where(command => !channel.Gaps.Contains(command.Spec.Name))
        .SelectMany(command => command.Spec.Aliases.Prepend(command.Spec.Name));

    private CommandLineReading ReadWords(List<string> words, ChannelFeatures channel)
    {
        var name = words[0].TrimStart('/');
        if (Find(name) is not { } command || channel.Gaps.Contains(command.Spec.Name))
        {
            return NotFound(name, channel);
        }

        var spec = command.Spec;
        return words.Count - 1 <= spec.MostWords
            ? new CommandLineReading.Known(command, new CommandWords([.. words.Skip(1)]))
            : Problem(
                $"/{spec.Name}: expected {(spec.MostWords == 0 ? "nothing more" : spec.Line)}, "
                    + $"found '{CommandWords.Shorten(words[spec.MostWords + 1])}' as well.",
                spec.Example);
    }

    private CommandLineReading.Unknown NotFound(string name, ChannelFeatures channel)
    {
        var guess = NearestCommand.Find(name.ToLowerInvariant(), NamesOn(channel));
        var found = $"There is no command '{CommandWords.Shorten(name)}'; ";
        return guess is null
            ? Problem(found + "expected one of those that /help lists.", "/help")
            : Problem(found + $"did you mean /{guess}?", Find(guess)!.Spec.Example);
    }

    private static CommandLineReading.Unknown Problem(string text, string example) => new($"{text} Example: {example}");
}
