using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Desk;

public sealed class DeskEventCatalogTests
{
    public static TheoryData<string> Names => [.. DeskEventCatalog.All.Select(entry => entry.Name)];

    [Fact]
    public void The_names_of_events_are_the_approved_ones()
    {
        var names = DeskEventCatalog.All
            .Select(entry => $"{entry.Name} {entry.Version}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(File.ReadAllLines(ApprovedFile()), names);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_event_comes_back_from_the_journal_exactly(string name)
    {
        var type = DeskEventCatalog.All.Single(entry => entry.Name == name).Type;
        for (var seed = 0; seed < 100; seed++)
        {
            var happened = (DeskEvent)new AnyValue(seed).Of(type, canBeNull: false)!;
            var bytes = DeskEventCatalog.Write(happened);

            var read = DeskEventCatalog.Find(new JournalEntry(1, 0, name, 1, bytes, []))!;

            Assert.Equal(bytes, DeskEventCatalog.Write(read));
            AssertSame(happened, read, name);
        }
    }

    [Fact]
    public void An_unknown_name_or_version_is_not_guessed()
    {
        Assert.Null(DeskEventCatalog.Find(new JournalEntry(1, 0, "DeskMoved", 1, "{}"u8.ToArray(), [])));
        Assert.Null(DeskEventCatalog.Find(new JournalEntry(1, 0, "JobsCompleted", 2, "{}"u8.ToArray(), [])));
    }

    private static string ApprovedFile([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "DeskEventNames.approved.txt");

    // Records compare lists by reference, so members are compared one by one.
    private static void AssertSame(object? expected, object? actual, string path)
    {
        if (expected is null || actual is null || expected is string || expected.GetType().IsPrimitive
            || expected is decimal or DateTimeOffset or DateOnly or Enum)
        {
            Assert.True(Equals(expected, actual), $"{path}: expected {expected}, found {actual}.");
        }
        else if (expected is ISet<string> or IReadOnlySet<string>)
        {
            Assert.Equal(
                ((IEnumerable<string>)expected).Order(StringComparer.Ordinal),
                ((IEnumerable<string>)actual).Order(StringComparer.Ordinal));
        }
        else if (expected is IEnumerable items)
        {
            var (left, right) = (items.Cast<object?>().ToList(), ((IEnumerable)actual).Cast<object?>().ToList());
            Assert.True(left.Count == right.Count, $"{path}: expected {left.Count} items, found {right.Count}.");
            for (var place = 0; place < left.Count; place++)
            {
                AssertSame(left[place], right[place], $"{path}[{place}]");
            }
        }
        else
        {
            Assert.Equal(expected.GetType(), actual.GetType());
            foreach (var property in expected.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetIndexParameters().Length == 0 && IsStored(property.Name)))
            {
                AssertSame(property.GetValue(expected), property.GetValue(actual), $"{path}.{property.Name}");
            }
        }
    }

    // Derived members of arbitrary values may not exist: a sum can leave the range of its type.
    private static bool IsStored(string name) => name is not ("Remaining" or "IsTerminal" or "Notional" or "Tick");
}
