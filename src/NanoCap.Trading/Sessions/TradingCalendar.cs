using System.Globalization;

namespace NanoCap.Trading.Sessions;

/// <summary>The sessions of an exchange and the clock they follow. Dates are trading days in New York, instants are
/// UTC. Every question is an array lookup. Late openings and halts within a session are not part of it.</summary>
/// <remarks>Any date or instant outside <see cref="First"/>..<see cref="Last"/> throws
/// <see cref="ArgumentOutOfRangeException"/>: a guess about an unknown holiday is worse than a stop.</remarks>
public sealed class TradingCalendar
{
    private static readonly TimeOnly OpenTime = new(9, 30);
    private static readonly TimeOnly CloseTime = new(16, 0);
    private static readonly TimeOnly EarlyCloseTime = new(13, 0);
    private static readonly TimeOnly FirstExtendedHour = new(4, 0);
    private static readonly TimeOnly LastExtendedHour = new(20, 0);
    private static readonly TimeOnly LastEarlyHour = new(17, 0);

    private readonly TradingSession[] sessions;
    private readonly int[] firstSessionFrom; // by day: index of the first session on or after it
    private readonly string?[] whyClosed;    // by day: null on a session

    private TradingCalendar(DateOnly first, DateOnly last)
    {
        First = first;
        Last = last;
        var days = last.DayNumber - first.DayNumber + 1;
        whyClosed = new string?[days];
        firstSessionFrom = new int[days];
        var held = new List<TradingSession>(days);
        var closed = Enumerable.Range(first.Year, last.Year - first.Year + 1)
            .SelectMany(NyseRules.ClosedWeekdays).ToDictionary();
        for (var day = 0; day < days; day++)
        {
            var date = first.AddDays(day);
            firstSessionFrom[day] = held.Count;
            whyClosed[day] = date.DayOfWeek switch
            {
                DayOfWeek.Saturday => "Saturday",
                DayOfWeek.Sunday => "Sunday",
                _ => closed.GetValueOrDefault(date),
            };
            if (whyClosed[day] is null)
            {
                held.Add(Held(date));
            }
        }

        sessions = [.. held];
    }

    private TradingCalendar(TradingCalendar known, DateOnly from, DateOnly until, IEnumerable<TradingSession> told)
    {
        (First, Last) = (known.First, known.Last);
        var (start, end) = known.Range(from, until);
        var days = known.whyClosed.Length;
        sessions = [.. known.sessions.Take(start), .. told, .. known.sessions.Skip(end)];
        var held = sessions.Select(session => session.Date).ToHashSet();
        whyClosed = new string?[days];
        firstSessionFrom = new int[days];
        var passed = 0;
        for (var day = 0; day < days; day++)
        {
            var date = First.AddDays(day);
            firstSessionFrom[day] = passed;
            var isHeld = held.Contains(date);
            whyClosed[day] = isHeld ? null : known.whyClosed[day] ?? "the broker says that it is closed";
            passed += isHeld ? 1 : 0;
        }
    }

    /// <summary>The New York Stock Exchange, 1998-01-01 to 2030-12-31: holidays, early and special closures.</summary>
    public static TradingCalendar Nyse { get; } = new(new(1998, 1, 1), new(2030, 12, 31));

    /// <summary>The first date the calendar knows; it need not be a session.</summary>
    public DateOnly First { get; }

    /// <summary>The last date the calendar knows; it need not be a session.</summary>
    public DateOnly Last { get; }

    /// <summary>The same calendar with other sessions between two days, as somebody who knows better tells them.
    /// Throws <see cref="ArgumentException"/> for sessions outside of these days or not ascending.</summary>
    /// <param name="from">The first day that was told.</param>
    /// <param name="until">The last day that was told.</param>
    /// <param name="told">All sessions of these days, ascending.</param>
    public TradingCalendar With(DateOnly from, DateOnly until, IReadOnlyList<TradingSession> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var before = from.AddDays(-1);
        foreach (var session in told)
        {
            if (session.Date <= before || session.Date > until || session.Open >= session.Close)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Expected sessions from {from:yyyy-MM-dd} to {until:yyyy-MM-dd}, ascending and open before they "
                    + $"close; found {session.Date:yyyy-MM-dd} after {before:yyyy-MM-dd}."), nameof(told));
            }

            before = session.Date;
        }

        return new TradingCalendar(this, from, until, told);
    }

    /// <summary>True if the exchange trades on the date.</summary>
    public bool IsSession(DateOnly date) => whyClosed[Day(date)] is null;

    /// <summary>Why the exchange is closed: Saturday, Sunday, the holiday's name or the special closure's; null on a
    /// session.</summary>
    public string? WhyClosed(DateOnly date) => whyClosed[Day(date)];

    /// <summary>The session of a date. Throws <see cref="ArgumentException"/> if the date is no session; the message
    /// says why and which session is next.</summary>
    public TradingSession Session(DateOnly date) => sessions[SessionIndex(date)];

    /// <summary>The session of a date, or null if the exchange is closed on it.</summary>
    public TradingSession? FindSession(DateOnly date) =>
        IsSession(date) ? sessions[firstSessionFrom[Day(date)]] : null;

    /// <summary>The first session after a date; the date need not be a session. Throws
    /// <see cref="ArgumentOutOfRangeException"/> when the calendar knows none.</summary>
    public DateOnly Next(DateOnly date) => DateAt(firstSessionFrom[Day(date)] + (IsSession(date) ? 1 : 0), date);

    /// <summary>The first session after a date, or null when the calendar knows none.</summary>
    public DateOnly? FindNext(DateOnly date)
    {
        var index = firstSessionFrom[Day(date)] + (IsSession(date) ? 1 : 0);
        return index < sessions.Length ? sessions[index].Date : null;
    }

    /// <summary>The last session before a date; the date need not be a session. Throws
    /// <see cref="ArgumentOutOfRangeException"/> when the calendar knows none.</summary>
    public DateOnly Previous(DateOnly date) => DateAt(firstSessionFrom[Day(date)] - 1, date);

    /// <summary>The session a number of sessions after (negative: before) a session; 0 is the session itself. Throws
    /// <see cref="ArgumentException"/> if the date is no session, <see cref="ArgumentOutOfRangeException"/> if the
    /// result lies outside the calendar.</summary>
    public DateOnly Add(DateOnly session, int sessions) =>
        DateAt((long)SessionIndex(session) + sessions, session);

    /// <summary>How many sessions lie in from..to, both included. Throws <see cref="ArgumentException"/> if from is
    /// after to.</summary>
    public int Count(DateOnly from, DateOnly to)
    {
        var (start, end) = Range(from, to);
        return end - start;
    }

    /// <summary>The sessions of from..to, both included, ascending. Throws <see cref="ArgumentException"/> if from is
    /// after to.</summary>
    public IEnumerable<TradingSession> Between(DateOnly from, DateOnly to)
    {
        var (start, end) = Range(from, to);
        return sessions.Skip(start).Take(end - start);
    }

    /// <summary>The session that is in regular hours at an instant (open included, close not), or null.</summary>
    public TradingSession? SessionAt(DateTimeOffset instant) =>
        FindSession(NewYorkDate(instant)) is { } session && session.IsOpenAt(instant) ? session : null;

    /// <summary>Whether brokers trade outside the session now: on a session's day from 04:00 New York to the open, and
    /// from the close to 20:00, after an early close to 17:00.</summary>
    public bool IsExtendedHours(DateTimeOffset instant)
    {
        var date = NewYorkDate(instant);
        return FindSession(date) is { } session && SessionAt(instant) is null
            && instant >= AtNewYork(date, FirstExtendedHour)
            && instant < AtNewYork(date, session.IsEarlyClose ? LastEarlyHour : LastExtendedHour);
    }

    /// <summary>The date New York's calendars show at an instant.</summary>
    public DateOnly NewYorkDate(DateTimeOffset instant) => DateOnly.FromDateTime(ToNewYork(instant).DateTime);

    /// <summary>The same instant with New York's offset, for showing.</summary>
    public DateTimeOffset ToNewYork(DateTimeOffset instant)
    {
        // A year beyond the range on either side is refused before its offset is asked for.
        Require(DateOnly.FromDateTime(instant.UtcDateTime), First.AddDays(-1), Last.AddDays(1));
        var local = instant.ToOffset(NewYorkTime.OffsetAt(instant));
        Require(DateOnly.FromDateTime(local.DateTime), First, Last);
        return local;
    }

    /// <summary>The UTC instant at which New York's clocks show a time on a date. A time that occurs twice (autumn) is
    /// the first one; a time that is skipped (spring) is read as standard time.</summary>
    public DateTimeOffset AtNewYork(DateOnly date, TimeOnly time)
    {
        Require(date, First, Last);
        return NewYorkTime.At(date, time);
    }

    private static TradingSession Held(DateOnly date)
    {
        var early = NyseRules.ClosesEarly(date);
        var close = NewYorkTime.At(date, early ? EarlyCloseTime : CloseTime);
        return new(date, NewYorkTime.At(date, OpenTime), close, early);
    }

    private int Day(DateOnly date)
    {
        Require(date, First, Last);
        return date.DayNumber - First.DayNumber;
    }

    private void Require(DateOnly date, DateOnly earliest, DateOnly latest)
    {
        if (date < earliest || date > latest)
        {
            throw new ArgumentOutOfRangeException(nameof(date), date, string.Create(CultureInfo.InvariantCulture,
                $"The calendar knows {First:yyyy-MM-dd} to {Last:yyyy-MM-dd}, not {date:yyyy-MM-dd}; "
                + $"choose a date in that range."));
        }
    }

    private int SessionIndex(DateOnly date)
    {
        var index = firstSessionFrom[Day(date)];
        if (WhyClosed(date) is not { } reason)
        {
            return index;
        }

        var next = index < sessions.Length
            ? string.Create(CultureInfo.InvariantCulture, $"the next session is {sessions[index].Date:yyyy-MM-dd}")
            : "the calendar knows no later session";
        throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"{date:yyyy-MM-dd} is no session ({reason}); {next}."), nameof(date));
    }

    private DateOnly DateAt(long index, DateOnly origin)
    {
        if (index < 0 || index >= sessions.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(origin), origin, string.Create(CultureInfo.InvariantCulture,
                $"The calendar ends at {First:yyyy-MM-dd} and {Last:yyyy-MM-dd}; counting sessions from "
                + $"{origin:yyyy-MM-dd} leads beyond it; choose a date further inside."));
        }

        return sessions[index].Date;
    }

    private (int Start, int End) Range(DateOnly from, DateOnly to)
    {
        if (from > to)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Expected from <= to, found {from:yyyy-MM-dd} after {to:yyyy-MM-dd}; exchange them."), nameof(from));
        }

        return (firstSessionFrom[Day(from)], firstSessionFrom[Day(to)] + (IsSession(to) ? 1 : 0));
    }
}
