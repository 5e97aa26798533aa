using System.Text.RegularExpressions;
using NanoCap.Bot.Tests.House;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>The table of what is known of Alpaca names tests that exist.</summary>
public sealed partial class AlpacaRowsTests
{
    [Fact]
    public void Every_test_that_the_table_names_exists()
    {
        var methods = typeof(AlpacaRowsTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => method.Name)
            .ToHashSet(StringComparer.Ordinal);
        var named = Name().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "alpaca-rows.md")))
            .Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);

        Assert.True(named.Count > 60, $"Expected more than 60 tests in the table, found {named.Count}.");
        Assert.Empty(named.Except(methods));
    }

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex Name();
}
