using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies;

/// <summary>Every strategy there is, by name.</summary>
public sealed class StrategyCatalog
{
    private readonly IStrategy[] strategies;

    /// <summary>Makes every strategy whose numbers the options hold, in the order in which they are written there.
    /// </summary>
    public StrategyCatalog(StrategyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var rules = new BarRules(options.Bars);
        strategies =
        [
            .. typeof(StrategyOptions).GetProperties()
                .OrderBy(property => property.MetadataToken)
                .Select(property => property.GetValue(options))
                .OfType<IStrategyOptions>()
                .Select(one => one.Create(options, rules)),
        ];
    }

    /// <summary>Every strategy, in the order of the design.</summary>
    public IReadOnlyList<IStrategy> All => strategies;

    /// <summary>The strategy of a name, or null when there is none.</summary>
    public IStrategy? Find(string name) =>
        strategies.FirstOrDefault(strategy => string.Equals(strategy.Name, name, StringComparison.Ordinal));

    /// <summary>The strategies of a list of names with commas between them, each once, in the order of the design.
    /// </summary>
    /// <exception cref="FormatException">A name is unknown; the message names it and the known ones.</exception>
    public IReadOnlyList<IStrategy> GetAll(string names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var wanted = names.Split(',', StringSplitOptions.TrimEntries);
        var unknown = wanted.FirstOrDefault(name => Find(name) is null);
        return unknown is null
            ? [.. strategies.Where(strategy => wanted.Contains(strategy.Name))]
            : throw new FormatException(
                $"Expected strategies of {string.Join(", ", strategies.Select(strategy => strategy.Name))}; " +
                $"found '{unknown}'.");
    }
}
