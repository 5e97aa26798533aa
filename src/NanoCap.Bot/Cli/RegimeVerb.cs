using System.CommandLine;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Cli;

/// <summary><c>regime</c>: replays the regime rules over history under each assumption about the fill, because the
/// published result rests on one that nobody can trade.</summary>
internal static class RegimeVerb
{
    public const string Name = "regime";

    public static Command Create()
    {
        var arguments = new RegimeArguments();
        var json = new Option<bool>("--json") { Description = "Answer as one JSON object." };
        var command = new Command(Name,
            "Replays the regime rules over history: weights by session, return, drawdown, Sharpe and trades.\n"
            + "Example: nanocap regime --data closes.csv --from 2022-01-03 --to 2024-12-31 --bare");
        foreach (var option in arguments.All)
        {
            command.Options.Add(option);
        }

        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var problems = new List<string>();
            var streams = parsed.InvocationConfiguration;
            if (arguments.Read(parsed, problems) is not { } request)
            {
                return VerbAnswer.Problems(streams.Error, Name, problems);
            }

            var answer = Answer(request);
            return parsed.GetValue(json)
                ? VerbAnswer.Json(streams.Output, writer => RegimeJson.Write(writer, request, answer))
                : RegimeTables.Write(streams.Output, request, answer);
        });
        return command;
    }

    public static RegimeAnswer Answer(RegimeRequest request)
    {
        var options = request.Options;
        var shipped = new RegimeBook(options.Regime);
        var bare = new RegimeBook(options.Regime.Bare());
        var money = new AllocationReplayOptions(request.Equity, options.CostPerSide, options.MinimumTradeUsd);
        var results = request.Fills.Select(fill => new RegimeResult(
            Replay(bare, fill, money.Bare()), Replay(shipped, fill, money))).ToList();
        var days = request.IsBare ? results[^1].Bare.Days : results[^1].Shipped.Days;
        return new RegimeAnswer(
            request.IsBare ? bare : shipped, request.IsBare, results, days, [.. Notes(request, days, shipped)]);

        AllocationRecord Replay(IAllocationBook book, FillMode fill, AllocationReplayOptions how) =>
            AllocationReplay.Of(book, request.Prices, request.From, request.To, fill, how);
    }

    private static IEnumerable<string> Notes(
        RegimeRequest request, IReadOnlyList<AllocationDay> days, RegimeBook book)
    {
        yield return book.Evidence;
        if (!request.Prices.HasOpens)
        {
            yield return "next-open needs opens; these are closes only.";
        }

        if (days[0].Target.SkipReason is { } reason)
        {
            var silent = days.TakeWhile(day => day.Target.SkipReason is not null).Count();
            yield return $"The first {silent} sessions have no weights: {reason}.";
        }

        var notes = days.Select(day => day.Target.Note).OfType<string>().ToList();
        if (notes.Count > 0)
        {
            yield return $"On {notes.Count} sessions: {notes[0]}.";
        }
    }
}
