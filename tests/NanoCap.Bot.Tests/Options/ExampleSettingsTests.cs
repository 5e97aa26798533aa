using System.Text.Json;
using Microsoft.Extensions.Configuration;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.House;

namespace NanoCap.Bot.Tests.Options;

public sealed class ExampleSettingsTests
{
    private const string FileName = "appsettings.example.json";

    [Fact]
    public void The_example_is_bound_validated_and_says_the_defaults()
    {
        var options = BotConfiguration.Read(Example());

        Assert.Equal(AsJson(new BotOptions()), AsJson(options));
    }

    [Fact]
    public void The_example_names_every_setting_and_nothing_else()
    {
        var expected = PathsOf(typeof(BotOptions), string.Empty).Order(StringComparer.Ordinal);

        using var example = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(RepositoryFolder.Root, FileName)),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        Assert.Equal(expected, PathsOf(example.RootElement, string.Empty).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_example_names_every_limit_that_can_be_overridden()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFolder.Root, FileName));

        Assert.All(RiskLimits.Names, limit => Assert.Contains(limit.Name, text, StringComparison.Ordinal));
    }

    private static IConfigurationRoot Example() => new ConfigurationBuilder()
        .SetBasePath(RepositoryFolder.Root)
        .AddJsonFile(FileName, optional: false, reloadOnChange: false)
        .Build();

    private static string AsJson(BotOptions options) => JsonSerializer.Serialize(options);

    private static IEnumerable<string> PathsOf(Type type, string path) => OptionsReader.Settable(type).SelectMany(
        property => OptionsReader.IsValue(property)
            ? [path + property.Name]
            : PathsOf(property.PropertyType, path + property.Name + ":"));

    private static IEnumerable<string> PathsOf(JsonElement part, string path) => part.EnumerateObject().SelectMany(
        member => member.Value.ValueKind == JsonValueKind.Object && member.Value.EnumerateObject().Any()
            ? PathsOf(member.Value, path + member.Name + ":")
            : [path + member.Name]);
}
