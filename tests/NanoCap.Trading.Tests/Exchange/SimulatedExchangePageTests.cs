using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NanoCap.Trading.Tests.Exchange;

public sealed class SimulatedExchangePageTests
{
    [Fact]
    public void Every_test_that_the_page_names_is_there()
    {
        var tests = typeof(SimulatedExchangePageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .Select(method => method.Name)
            .ToArray();
        var named = Regex.Matches(File.ReadAllText(Page()), "`([A-Z][a-z]*_[A-Za-z0-9_]+?)_?(\\.\\.\\.)?`");

        Assert.True(named.Count > 40);
        Assert.All(named, name => Assert.Contains(
            tests,
            test => name.Groups[2].Success
                ? test.StartsWith(name.Groups[1].Value, StringComparison.Ordinal)
                : test == name.Groups[1].Value));
    }

    private static string Page([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "simulated-exchange.md"));
}
