using System.Globalization;
using System.Text.RegularExpressions;
using NanoCap.Bot.Tests.House;

namespace NanoCap.Bot.Tests.Incidents;

/// <summary>Every row of the table of incidents in public bots has a test that bears its number, here or beside what
/// it needs.</summary>
public sealed partial class IncidentTableTests
{
    private const int Rows = 41;

    /// <summary>Rows whose tests lie where their subject does, with the file that has them.</summary>
    private static readonly Dictionary<int, (string Why, string File)> Elsewhere = new()
    {
        [8] = (
            "the budget of requests and the waits of the stream are the Alpaca client's",
            "tests/NanoCap.Bot.Tests/Brokers/Alpaca/RequestBudgetTests.cs"),
        [15] = (
            "nested lists are a property of Alpaca's answers",
            "tests/NanoCap.Bot.Tests/Brokers/Alpaca/BooksTests.cs"),
        [18] = (
            "the account's flags are read from Alpaca's answers",
            "tests/NanoCap.Bot.Tests/Brokers/Alpaca/BooksTests.cs"),
        [25] = ("redelivery is a habit of a chat platform", ""),
        [28] = ("two pollers need a chat platform", ""),
        [37] = (
            "a mute stream is the Alpaca client's to notice",
            "tests/NanoCap.Bot.Tests/Brokers/Alpaca/UpdateStreamTests.cs"),
        [39] = (
            "fields that come and go are of Alpaca's answers",
            "tests/NanoCap.Bot.Tests/Brokers/Alpaca/BooksTests.cs"),
    };

    private static readonly IReadOnlyList<RepositoryFile> Tests =
    [
        .. RepositoryFolder.ReadFiles().Where(file =>
            file.Path.StartsWith("tests/", StringComparison.Ordinal)
            && file.Path.EndsWith(".cs", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_row_has_a_test_with_its_number_or_a_reason()
    {
        var found = Tests.SelectMany(file => RowsIn(file.Text)).ToHashSet();
        var missing = Enumerable.Range(1, Rows)
            .Where(row => !found.Contains(row) && !Elsewhere.ContainsKey(row)).ToList();
        Assert.True(missing.Count == 0, $"No test is called Row_NN_... for {string.Join(", ", missing)}.");
        Assert.All(found, row => Assert.InRange(row, 1, Rows));
    }

    [Fact]
    public void A_row_that_is_tested_elsewhere_names_a_file_that_is_there() => Assert.All(
        Elsewhere.Values.Where(place => place.File.Length > 0),
        place => Assert.Contains(Tests, file => file.Path == place.File));

    [Fact]
    public void A_test_is_counted_by_its_name_and_only_where_it_is_a_test()
    {
        Assert.Equal([7], RowsIn("    [Fact]\n    public void Row_07_no_entry()\n"));
        Assert.Equal([24], RowsIn("    [InlineData(1)]\n    public async Task Row_24_each_breaker(int one)\n"));
        Assert.Empty(RowsIn("    // Row_07_is_planned\n    private void Row_08_not_a_test()\n"));
    }

    private static IEnumerable<int> RowsIn(string text) => TestNames().Matches(text)
        .Select(match => int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));

    [GeneratedRegex(
        @"\[(?:Fact|Theory|InlineData)[^\n]*\n(?:\s*\[[^\n]*\n)*\s*public (?:void|async Task) Row_(\d\d)_\w+\(")]
    private static partial Regex TestNames();
}
