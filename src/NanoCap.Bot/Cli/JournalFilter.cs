using NanoCap.Bot.Desk;
using NanoCap.Bot.Options;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Cli;

/// <summary>Which entries of the journal are shown.</summary>
internal sealed record JournalFilter(long From, long To, DateOnly? Date, string? Type)
{
    /// <summary>Reads the options of <c>journal show</c>; what is wrong with them becomes problems.</summary>
    public static JournalFilter Read(long from, long to, string? date, string? type, List<string> problems)
    {
        if (from < 1 || to < from)
        {
            problems.Add($"expected --from 1 or more and --to not before it, found {from} and {to}.");
        }

        var names = DeskEventCatalog.All.Select(entry => entry.Name).ToList();
        if (type is not null && !names.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            problems.Add($"expected a type of event after --type, found '{type}'; did you mean "
                + $"{NearestName.Of(type, names)}?");
        }

        return new(from, to, date is null ? null : VerbAnswer.ReadDate("--date", date, problems), type);
    }

    public bool Lets(JournalEntry entry) =>
        (Type is null || entry.Type.Equals(Type, StringComparison.OrdinalIgnoreCase))
        && (Date is null || Date == TradingCalendar.Nyse.NewYorkDate(
            DateTimeOffset.FromUnixTimeMilliseconds(entry.AtMilliseconds)));
}
